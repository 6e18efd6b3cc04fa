import type { Figure } from '../benchmark.ts';
import { countArrivals } from './arrivals.ts';
import { costFigures, costOf, lossFigure } from './datagram-cost.ts';
import { announce, type Household, search, SECONDS } from './guard-loads.ts';
import type { SegmentLab } from './lab.ts';
import { type Rival, SMCROUTED } from './rivals.ts';
import { ZONE_PLAYER } from './ssdp-text.ts';

/**
 * The same loads for what passes everything on. What arrives on the other segment is counted by the kernel there; the players are off,
 * for 20,000 answers a second of theirs would take the processor.
 */
export async function rivalLoads(
  { hosts, folder }: SegmentLab,
  rival: Rival,
  household: Household,
): Promise<readonly Figure[]> {
  const { plain, others, players } = hosts;
  const table = `reached_${rival.needs}`;
  const reached = await countArrivals(players, table, 'udp dport 1900 ip saddr 10.0.12.0/22');
  const program = await rival.start(plain, folder);
  try {
    const asked = { askers: household.askers, searchTarget: ZONE_PLAYER, to: rival.to };
    await search(others, { ...asked, perSecond: 500 });
    await reached.taken();
    const { cost, done: sent } = await costOf(program, () => search(others, asked));
    const passed = await reached.taken();
    const name = `${rival.name}: searches of ${household.askers.length} askers, sent`;
    const { goal: _, met: __, ...lost } = lossFigure('on the way to players', sent, passed);
    return [
      { name, value: sent / SECONDS, unit: 'a second' },
      lost,
      { name: '  searches that reached the players', value: passed, unit: '' },
      ...(rival.isInUserSpace ? costFigures(cost, sent + passed, false) : []),
      ...(rival === SMCROUTED ? await announcements(hosts, household) : []),
    ];
  } finally {
    await program.stop();
  }
}

async function announcements(hosts: SegmentLab['hosts'], household: Household): Promise<readonly Figure[]> {
  const told = await countArrivals(hosts.others, 'told', 'udp dport 1900 ip saddr 10.0.30.0/24');
  const { real, forged } = await announce(hosts, household);
  return [
    {
      name: 'smcroute: announcements that people were told',
      value: await told.taken(),
      unit: `of ${(real + forged).toLocaleString('en')}, ${forged.toLocaleString('en')} of them forged`,
    },
  ];
}
