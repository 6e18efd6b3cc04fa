import { beforeEach, describe, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, enrol } from './discovery-lab.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { countLeaks, leaksAt, type Leaks } from './leaks.ts';
import type { Unrelated, UnrelatedInput } from './scripts/unrelated.ts';

/** What people say by multicast and broadcast that concerns no player comes to no player's segment, and nobody answers. */
let lab: DiscoveryLab;
const BESIDE = ['intruder', 'players'] as const;
const NOTHING: Leaks = { foreign: 0, carried: 0, asked: 0 };

inLab({
  build: async () => {
    lab = await discoveryLab();
    await enrol(lab, 'tablet');
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});
beforeEach(async () => {
  for (const at of BESIDE) await countLeaks(lab, at);
});

type Speaker = 'phone' | 'tablet' | 'thing' | 'guest' | 'router';

async function sayUnrelated(who: Speaker, count: number): Promise<Unrelated> {
  const host = lab.hosts[who];
  // Slower than what the guard hears of one address: nothing is silent because it was too much.
  const input: UnrelatedInput = { from: host.addresses[0] ?? '', count, paceMs: 30 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
  return (await host.script('unrelated.ts', input, { timeoutMs: 90_000 })) as Unrelated;
}

describe('of unrelated searches and questions', () => {
  it('none of 1,000 comes to the segment of players, and none is answered', {
    timeout: 120_000,
  }, async () => {
    const speakers = ['phone', 'tablet', 'thing', 'guest'] as const;
    const said = await Promise.all(speakers.map((who) => sayUnrelated(who, 250)));
    expect(said).toEqual(speakers.map(() => ({ sent: 250, answers: [] })));
    for (const at of BESIDE) expect([at, await leaksAt(lab, at)]).toEqual([at, NOTHING]);
  });

  it('each would be counted there: the same, said by the router to that segment', async () => {
    const { answers } = await sayUnrelated('router', 100);
    expect(answers).toEqual([]);
    // Ten kinds in turn: two of them ask by mDNS.
    for (const at of BESIDE)
      expect([at, await leaksAt(lab, at)]).toEqual([at, { foreign: 0, carried: 80, asked: 20 }]);
  });

  it('an address of another segment would be counted there', async () => {
    await must(lab.hosts.intruder, 'ip', 'addr', 'add', '10.0.10.99/32', 'dev', 'eth0');
    const program = `const s=require('dgram').createSocket('udp4');s.bind(0,'10.0.10.99',()=>s.send('x',9,'10.0.30.21',()=>s.close()))`;
    await must(lab.hosts.intruder, process.execPath, '-e', program);
    await expect.poll(async () => (await leaksAt(lab, 'players')).foreign).toBe(1);
  });
});
