import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { debianProgram, type DebianProgramName } from '../../tools/debian-packages.ts';
import { type DiscoveryLab, discoveryLab, enrol, PLAYERS } from './discovery-lab.ts';
import { inLab } from './in-lab.ts';
import { gssdpDiscover, zeroconfBrowse } from './programs/browsers.ts';

/** Programs of others, as Debian has them, look for players from another segment. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
    await enrol(lab, 'tablet');
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

function skipWithout(context: TestContext, name: DebianProgramName): void {
  if (debianProgram(name) === undefined) context.skip(`${name} is not installed`);
}

const SECONDS = 6;

describe.concurrent('gssdp-discover', { timeout: 60_000 }, () => {
  beforeEach((context) => skipWithout(context, 'gssdp-discover'));
  it.each(['phone', 'tablet'] as const)('finds every player from the %s', async (who) => {
    await expect
      .poll(() => gssdpDiscover(lab.hosts[who], 'eth0', SECONDS), { timeout: 50_000 })
      .toEqual(PLAYERS);
  });
  it('finds as a guest the room that guests may see', async () => {
    expect(await gssdpDiscover(lab.hosts.guest, 'eth0', SECONDS)).toEqual([PLAYERS[0]]);
  });
  it('finds nothing as a stranger', async () => {
    expect(await gssdpDiscover(lab.hosts.thing, 'eth0', SECONDS)).toEqual([]);
  });
});

describe.concurrent.each(['sonos', 'svrooij'] as const)(
  'the library of %s',
  { timeout: 120_000 },
  (library) => {
    const find = async (who: 'tablet' | 'thing', times: number): Promise<unknown> => {
      const script = fileURLToPath(new URL('../clients/scripts/find-often.ts', import.meta.url));
      const input = JSON.stringify({ library, times });
      const done = await lab.hosts[who].run(process.execPath, [script, input], { timeoutMs: 100_000 });
      if (done.code !== 0) throw new Error(`${script} ended with ${done.code}: ${done.stderr}`);
      return JSON.parse(done.stdout);
    };
    it('finds every player, 20 times of 20, from an enrolled device', async () => {
      expect(await find('tablet', 20)).toEqual(Array.from({ length: 20 }, () => PLAYERS));
    });
    it('finds nothing as a stranger', async () => {
      expect(await find('thing', 3)).toEqual([[], [], []]);
    });
  },
);

describe.concurrent('a browser of mDNS (python-zeroconf)', { timeout: 60_000 }, () => {
  beforeEach((context) => skipWithout(context, 'zeroconf'));
  it.each(['phone', 'tablet'] as const)('finds every player from the %s', async (who) => {
    await expect.poll(() => zeroconfBrowse(lab.hosts[who], SECONDS), { timeout: 50_000 }).toEqual(PLAYERS);
  });
  it('finds as a guest the room that guests may see', async () => {
    expect(await zeroconfBrowse(lab.hosts.guest, SECONDS)).toEqual([PLAYERS[0]]);
  });
  it('finds nothing as a stranger', async () => {
    expect(await zeroconfBrowse(lab.hosts.thing, SECONDS)).toEqual([]);
  });
});
