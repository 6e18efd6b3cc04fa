import { type AuditOptions, type AuditResult, runAudit } from '../../src/audit/run.ts';
import { asIpAddress } from '../../src/base/address.ts';
import { nodeNet } from '../../src/host/net.ts';
import { silentLog } from '../../src/ports/log.ts';
import { realClock, realRandom } from '../../src/sim/rig/ports.ts';
import { type SearchAnswer, searchedNet } from './searched-net.ts';

/** An audit of whoever answers the search. No device may bring Tonewall to a fault: that fails here, whatever is looked at. */
export async function auditOf(
  answers: readonly SearchAnswer[],
  options: Partial<AuditOptions> = {},
): Promise<AuditResult> {
  const own = asIpAddress('127.0.0.1');
  const result = await runAudit(
    { net: searchedNet(nodeNet(), answers), clock: realClock, random: realRandom, log: silentLog },
    {
      tool: '0.0.0',
      scope: { search: { interfaces: own ? [own] : [], listenMs: 20 }, given: [], sweep: [], within: [] },
      ...options,
    },
  );
  if (result.exit === 70) throw new Error(`a fault of Tonewall: ${JSON.stringify(result.bundle.devices)}`);
  return result;
}

/** Verdicts by check of the only device. */
export function verdictsIn({ report }: AuditResult): Readonly<Record<string, string>> {
  const devices = report.groups.flatMap((group) => group.devices);
  const [device] = devices;
  if (!device || devices.length > 1) throw new Error(`there are ${devices.length} devices`);
  return Object.fromEntries(device.results.map(({ check, verdict }) => [check, verdict]));
}

/** What the devices did that sound ones do not. */
export const conductIn = ({ bundle }: AuditResult): readonly string[] =>
  bundle.devices.flatMap(({ conduct }) => conduct.map(({ text }) => text));
