import { beforeEach, describe, expect, it } from 'vitest';
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
    const before = await lab.remembered();
    await datagrams(BESIDE, 1, 1);
    expect(await lab.cutOff()).toEqual([KITCHEN]);
    expect((await lab.remembered()) - before).toBeLessThan(1000);
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
