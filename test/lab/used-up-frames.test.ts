import { beforeEach, describe, expect, it } from 'vitest';
import { must } from './gateway.ts';
import { hostileLab, type HostileLab, KITCHEN, ROUTER } from './hostile-lab.ts';
import { inLab } from './in-lab.ts';
import { needsPython, python } from './python.ts';

/** What one player sends to everybody, and with which addresses it likes: it is no other's loss. */
let lab: HostileLab;

inLab({
  build: async () => {
    lab = await hostileLab();
  },
  close: () => lab?.close(),
});

const nft = (...args: readonly string[]): Promise<string> => must(lab.hosts.router, 'nft', ...args);
beforeEach(() => lab.applyAnew());

/** Frames to everybody: UDP from one address and port after the other, or all from one. */
const FRAMES = `
source, moves, target, sport, step, dport, count, size = sys.argv[1:]
first = struct.unpack('!I', socket.inet_aton(source))[0]
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
raw.bind(('eth0', 0))
for sent in range(int(count)):
    text = b'\\0' * int(size)
    udp = struct.pack('!HHHH', int(sport) + sent * int(step), int(dport), 8 + len(text), 0)
    head = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 28 + len(text), 1, 0, 64, 17, 0, struct.pack('!I', first + sent * int(moves)), socket.inet_aton(target))
    head = head[:10] + struct.pack('!H', summed(head)) + head[12:]
    raw.send(b'\\xff' * 6 + b'\\x02\\0\\0\\0\\0\\x01' + b'\\x08\\0' + head + udp + text)
`;

const ANYBODY = '255.255.255.255';

describe('a player that sends to everybody', { timeout: 60_000 }, () => {
  beforeEach(needsPython);

  const frames = (from: 'kitchen' | 'bar', ...args: readonly (string | number)[]): Promise<string> =>
    python(lab.hosts[from], FRAMES, { args });

  /** Questions for an address that come to this computer from upstairs. */
  async function askedUpstairs(): Promise<number> {
    await nft(
      'add table inet asked; delete table inet asked; add table inet asked; add chain inet asked entering { type filter hook input priority 10; }; add counter inet asked arrived; add rule inet asked entering iifname "eth2" udp dport 67 counter name arrived',
    );
    await frames('bar', '0.0.0.0', 0, ANYBODY, 68, 0, 67, 1, 300);
    const listing = await nft('list', 'counters', 'table', 'inet', 'asked');
    return Number(/packets (\d+)/.exec(listing)?.[1]);
  }

  it('keeps nobody of another segment from asking for an address', async () => {
    await frames('kitchen', '0.0.0.0', 0, ANYBODY, 68, 0, 67, 3000, 300);
    expect(await askedUpstairs()).toBe(1);
    expect(await lab.cutOff()).toEqual([]);
  });

  it('keeps nobody from being cut off by sending with thousands of addresses', async () => {
    await frames('kitchen', '10.0.0.2', 1, ROUTER, 4000, 0, 9, 5000, 20);
    await frames('kitchen', KITCHEN, 0, ROUTER, 4000, 0, 9, 3000, 20);
    expect(await lab.cutOff()).toEqual([KITCHEN]);
  });

  it.each([1900, 5353, 6969])('is nothing that the kernel remembers, at port %d', async (port) => {
    const before = await lab.remembered();
    await frames('kitchen', KITCHEN, 0, ANYBODY, 10_000, 1, port, 5000, 20);
    expect((await lab.remembered()) - before).toBeLessThan(100);
  });
});
