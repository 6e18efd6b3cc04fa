/**
 * Runs bridge(8). What could go wrong: something is changed (`show` reads), it prints what it likes (read as data, bounded by
 * `Exec`). Proven in `queriers.test.ts` and `test/lab/doctor-network.test.ts`.
 */
import { printable } from '../../../base/text.ts';
import { field, parsed, textIn } from '../json.ts';
import type { DoctorPorts } from '../probe.ts';

/**
 * The ports of a bridge behind which somebody was heard to ask for members in the last minutes (the kernel keeps a timer for
 * them: `temp`), or to route multicast; undefined where bridge(8) does not tell.
 */
export async function queriersHeard(
  { exec }: Pick<DoctorPorts, 'exec'>,
  bridge: string,
): Promise<readonly string[] | undefined> {
  const asked = await exec.run({ program: 'bridge', args: ['-j', '-d', '-s', 'mdb', 'show', 'dev', bridge] });
  return asked.code === 0 ? portsIn(asked.stdout, bridge) : undefined;
}

/** `[{"mdb": […], "router": {"br0": [{"port": "eth2", "timer": " 254.17", "type": "temp"}]}}]` */
function portsIn(text: string, bridge: string): readonly string[] | undefined {
  const bridges = parsed(text);
  const routers = field(Array.isArray(bridges) ? bridges[0] : undefined, 'router');
  if (routers === undefined) return undefined;
  const ports = field(routers, bridge);
  if (!Array.isArray(ports)) return [];
  const heard = ports.filter((port) => textIn(port, 'type') === 'temp');
  return heard.map((port) => printable(textIn(port, 'port') ?? '', 20));
}
