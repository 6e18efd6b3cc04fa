import { beforeEach, describe, expect, it } from 'vitest';
import { must } from './gateway.ts';
import { BAR, hostileLab, type HostileLab, KITCHEN, ROUTER, SERVER } from './hostile-lab.ts';
import { inLab } from './in-lab.ts';
import { needsPython, python } from './python.ts';

/** What the rules give by ICMP, so much of it: of one player it is no other's. */
let lab: HostileLab;

inLab({
  build: async () => {
    lab = await hostileLab();
    await lab.applyAnew();
  },
  close: () => lab?.close(),
});

/** Says by ICMP (RFC 792) so many a second: a question for an echo, or that what `target` sent to the sender was too long for the way. */
const ICMP = `
kind, target, own, port, count, rate = sys.argv[1:]
raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
inner = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 60, 1, 0, 64, 6, 0, socket.inet_aton(target), socket.inet_aton(own)) + struct.pack('!HHI', int(port), 443, 1)
for sent in range(int(count)):
    body = struct.pack('!BBHHH', 8, 0, 0, 7, sent) if kind == 'echo' else struct.pack('!BBHHH', 3, 4, 0, 0, 1400) + inner
    raw.sendto(body[:2] + struct.pack('!H', summed(body)) + body[4:], (target, 0))
    time.sleep(1 / int(rate))
`;
const HOLDS = `
const socket = require('net').connect({ host: process.argv[1], port: 443, localPort: 5443 }, () => console.log('holds'));
socket.on('error', () => {});`;

describe('what one player is told and asks by ICMP', { timeout: 60_000 }, () => {
  beforeEach(needsPython);

  type Host = keyof HostileLab['hosts'];
  const says = (from: Host, ...args: readonly (string | number)[]): Promise<string> =>
    python(lab.hosts[from], ICMP, { args });

  async function heardAtBar(type: string, work: () => Promise<unknown>): Promise<number> {
    const table =
      'add table inet told; delete table inet told; add table inet told; add counter inet told arrived';
    await must(
      lab.hosts.bar,
      'nft',
      `${table}; add chain inet told entering { type filter hook input priority -400; }; add rule inet told entering icmp type ${type} counter name arrived`,
    );
    await work();
    const listing = await must(lab.hosts.bar, 'nft', 'list', 'counters', 'table', 'inet', 'told');
    return Number(/packets (\d+)/.exec(listing)?.[1]);
  }

  it('keeps no other from having its echo', async () => {
    const flood = says('kitchen', 'echo', ROUTER, ROUTER, 0, 250, 80);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await heardAtBar('echo-reply', () => says('bar', 'echo', '10.0.50.1', BAR, 0, 3, 20))).toBe(3);
    await flood;
  });

  it('keeps no other from being told that its packets are too long', async () => {
    await lab.hosts.server.start(
      process.execPath,
      ['-e', "require('net').createServer(() => {}).listen(443, () => console.log('listens'))"],
      { ready: 'listens' },
    );
    for (const host of ['kitchen', 'bar'] as const)
      await lab.hosts[host].start(process.execPath, ['-e', HOLDS, SERVER], { ready: 'holds' });
    const flood = says('server', 'too-long', KITCHEN, SERVER, 5443, 250, 80);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const told = await heardAtBar('destination-unreachable', () =>
      says('server', 'too-long', BAR, SERVER, 5443, 3, 20),
    );
    expect(told).toBe(3);
    await flood;
  });
});
