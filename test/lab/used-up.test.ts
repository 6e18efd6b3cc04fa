import { beforeEach, describe, expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { must } from './gateway.ts';
import { BAR, BESIDE, hostileLab, type HostileLab, KITCHEN, PHONE, ROUTER } from './hostile-lab.ts';
import { inLab } from './in-lab.ts';

/** What one player that was taken over might use up for all: the kernel's memory of connections, addresses, names. */
let lab: HostileLab;

inLab({
  build: async () => {
    lab = await hostileLab();
  },
  close: () => lab?.close(),
});

const nft = (...args: readonly string[]): Promise<string> => must(lab.hosts.router, 'nft', ...args);

beforeEach(() => lab.applyAnew());

const remembered = async (): Promise<number> =>
  Number(await must(lab.hosts.router, 'cat', '/proc/sys/net/netfilter/nf_conntrack_count'));

/** Datagrams from one port: to a port each, from the first on, or all to the first. */
const DATAGRAMS = `
const [to, first, step, count] = process.argv.slice(1);
const socket = require('dgram').createSocket('udp4');
socket.on('message', () => {}).bind(0, async () => {
  for (let sent = 0; sent < count; sent += 1)
    await new Promise((resolve) => socket.send('x', Number(first) + sent * step, to, () => (sent % 20 ? resolve() : setTimeout(resolve, 10))));
  socket.close();
});`;

const datagrams = (
  to: string,
  first: number,
  step: 0 | 1,
  from: 'kitchen' | 'phone' = 'kitchen',
): Promise<string> =>
  must(lab.hosts[from], process.execPath, '-e', DATAGRAMS, to, `${first}`, `${step}`, '3000');

const SYNS = `
const [host, port] = process.argv.slice(1);
for (let count = 0; count < 1000; count += 1) require('net').connect({ host, port }).on('error', () => {});
setTimeout(() => process.exit(), 1500);`;

describe('a player that begins connections without end', { timeout: 60_000 }, () => {
  it('is cut off where it plays with players of another segment', async () => {
    await datagrams(BAR, 1, 1);
    expect(await lab.cutOff()).toEqual([KITCHEN]);
  });

  it('is cut off at the phone whose music it plays', async () => {
    await nft('add', 'element', 'inet', 'tonewall', 'pinholes', `{ ${KITCHEN} . ${PHONE} . 2222 }`);
    await must(lab.hosts.kitchen, process.execPath, '-e', SYNS, PHONE, '2222');
    expect(await lab.cutOff()).toEqual([KITCHEN]);
  });

  it('is cut off where this computer brings it to a neighbour', async () => {
    const before = await remembered();
    await datagrams(BESIDE, 1, 1);
    expect(await lab.cutOff()).toEqual([KITCHEN]);
    expect((await remembered()) - before).toBeLessThan(1000);
  });
});

const ANSWERS = `
const socket = require('dgram').createSocket('udp4');
socket.on('message', (_, { port, address }) => socket.send('y', port, address)).bind(53, () => console.log('answers'));`;

describe('a player that sends much over one connection', { timeout: 60_000 }, () => {
  it('goes on where it plays with a player of another segment, answered or not', async () => {
    const arrived = (): Promise<string> =>
      must(lab.hosts.bar, 'nft', 'list', 'counters', 'table', 'inet', 'heard');
    const rules =
      'add table inet heard; add counter inet heard arrived; add chain inet heard entering { type filter hook input priority -400; }';
    await must(
      lab.hosts.bar,
      'nft',
      `${rules}; add rule inet heard entering ip saddr ${KITCHEN} udp dport 4000 counter name arrived`,
    );
    await datagrams(BAR, 4000, 0);
    expect(await arrived()).toContain('packets 3000 ');
    expect(await lab.cutOff()).toEqual([]);
  });

  it('is cut off where it asks this computer for names', async () => {
    const resolver = await lab.hosts.router.start(process.execPath, ['-e', ANSWERS], { ready: 'answers' });
    await datagrams(ROUTER, 53, 0);
    await resolver.stop();
    expect(await lab.cutOff()).toEqual([KITCHEN]);
  });
});

describe('somebody of the house that searches at one player without end', { timeout: 60_000 }, () => {
  it('is heard so often and no more', async () => {
    await nft(
      'add table inet asked; delete table inet asked; add table inet asked; add chain inet asked entering { type filter hook input priority 10; }; add counter inet asked arrived; add rule inet asked entering iifname "eth1" udp dport 21400-31399 counter name arrived',
    );
    await datagrams(KITCHEN, 1900, 0, 'phone');
    const listing = await nft('list', 'counters', 'table', 'inet', 'asked');
    const arrived = Number(/packets (\d+)/.exec(listing)?.[1]);
    expect(arrived).toBeGreaterThanOrEqual(400);
    expect(arrived).toBeLessThan(2000);
  });
});

/** Frames to everybody: UDP from one address and port after the other, or all from one. */
const FRAMES = `
import socket, struct, sys
source, moves, target, sport, step, dport, count, size = sys.argv[1:]
first = struct.unpack('!I', socket.inet_aton(source))[0]
raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
raw.bind(('eth0', 0))
def summed(data):
    total = sum(struct.unpack('!%dH' % (len(data) // 2), data))
    while total >> 16: total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff
for sent in range(int(count)):
    text = b'\\0' * int(size)
    udp = struct.pack('!HHHH', int(sport) + sent * int(step), int(dport), 8 + len(text), 0)
    head = struct.pack('!BBHHHBBH4s4s', 0x45, 0, 28 + len(text), 1, 0, 64, 17, 0, struct.pack('!I', first + sent * int(moves)), socket.inet_aton(target))
    head = head[:10] + struct.pack('!H', summed(head)) + head[12:]
    raw.send(b'\\xff' * 6 + b'\\x02\\0\\0\\0\\0\\x01' + b'\\x08\\0' + head + udp + text)
`;

const ANYBODY = '255.255.255.255';

describe('a player that sends to everybody', { timeout: 60_000 }, () => {
  beforeEach((context) => {
    if (debianProgram('python3') === undefined) context.skip('python3 is not installed');
  });

  const frames = (from: 'kitchen' | 'bar', ...args: readonly (string | number)[]): Promise<string> =>
    must(lab.hosts[from], '/usr/bin/python3', '-c', FRAMES, ...args.map(String));

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
    const before = await remembered();
    await frames('kitchen', KITCHEN, 0, ANYBODY, 10_000, 1, port, 5000, 20);
    expect((await remembered()) - before).toBeLessThan(100);
  });
});
