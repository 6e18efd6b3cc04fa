import { beforeEach, describe, expect, it } from 'vitest';
import { answeringNames, datagrams as sendDatagrams } from './datagrams.ts';
import { countedDuring, must } from './gateway.ts';
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

const datagrams = (
  to: string,
  first: number,
  step: 0 | 1,
  from: 'kitchen' | 'phone' = 'kitchen',
): Promise<string> => sendDatagrams(lab.hosts[from], { to, first, step, count: 3000 });

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

describe('a player that sends much over one connection', { timeout: 60_000 }, () => {
  it('goes on where it plays with a player of another segment, answered or not', async () => {
    const which = `ip saddr ${KITCHEN} udp dport 4000`;
    const send = (): Promise<string> => datagrams(BAR, 4000, 0);
    expect(await countedDuring(lab.hosts.bar, { hook: 'input priority -400', which }, send)).toBe(3000);
    expect(await lab.cutOff()).toEqual([]);
  });

  it('is cut off where it asks this computer for names', async () => {
    await answeringNames(lab.hosts.router, () => datagrams(ROUTER, 53, 0));
    expect(await lab.cutOff()).toEqual([KITCHEN]);
  });
});

describe('somebody of the house that searches at one player without end', { timeout: 60_000 }, () => {
  it('is heard so often and no more', async () => {
    const heard = { hook: 'input priority 10', which: 'iifname "eth1" udp dport 21400-31399' };
    const arrived = await countedDuring(lab.hosts.router, heard, () => datagrams(KITCHEN, 1900, 0, 'phone'));
    expect(arrived).toBeGreaterThanOrEqual(400);
    expect(arrived).toBeLessThan(2000);
  });
});
