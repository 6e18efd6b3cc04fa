import { parseBuild } from '../../base/build.ts';
import type { CveFacts } from '../../catalog/cves.ts';
import { buildOf, modelNumberOf } from '../evidence/identity.ts';
import type { Item, Judgement } from '../judge/check.ts';
import { defineCheck } from '../judge/define-check.ts';
import type { Severity } from '../judge/severity.ts';
import { type CveStand, cveStands, type JudgedCve } from './cve-stands.ts';

/** Public records, judged by model, build and behaviour. What a record leaves open stays open, and is named. */
export const knownVulnerabilities = defineCheck({
  id: 'known-vulnerabilities',
  title: 'The player has holes that are publicly known',
  meaning:
    'For the software of this player holes are published, some with a description of how to use them. Depending on the ' +
    'hole, somebody on your network or within Wi-Fi range can take the player over.',
  concerns: 'players',
  needs: ['description'],
  uses: ['host-header', 'event-callback'],
  grounds: {
    affected: {
      verdict: 'fail',
      severity: ['critical', 'high', 'medium', 'low'],
      when: 'a record concerns the model and build, or the player behaves as the record says; by the highest score of those (CVSS from 9 critical, from 7 high, from 4 medium, without a score high)',
    },
    'none-known': {
      verdict: 'pass',
      when: 'no record concerns it. Records that name no fixed build count as settled on the newest build seen for the line, because nothing newer could hold the fix; they are named. Records that need hands on the player do not count',
    },
    'open-records': {
      verdict: 'inconclusive',
      when: 'no record is known to concern it, and of at least one it cannot be told',
    },
    'build-unknown': { verdict: 'inconclusive', when: 'the player tells no build that can be read' },
  },
  remedies: [
    {
      step: 'update',
      text: 'Update in the Sonos app: Settings, System, System Updates.',
      effort: 'minutes',
      for: 's2',
    },
    {
      step: 'update',
      text: 'Update in the Sonos S1 app: Settings, System, System Updates.',
      effort: 'minutes',
      for: 's1',
    },
    {
      step: 'guests-elsewhere',
      text: 'Until then keep strangers and gadgets out of the network of the players; most holes need to be on it.',
      effort: 'an-evening',
    },
  ],
  references: ['https://www.cve.org', 'https://www.sonos.com/en-us/security-advisory-2026-0001'],
  judge(
    subject,
    { description: { value, exchange }, ...behaviour },
  ): Judgement<'affected' | 'none-known' | 'open-records' | 'build-unknown'> {
    const build = parseBuild(buildOf(value, subject.sightings) ?? '');
    if (!build) return { ground: 'build-unknown', reasons: ['Its build is not told, or cannot be read.'] };
    const judged = cveStands({ build, model: modelNumberOf(value, subject.sightings), behaviour });
    const of = (stand: CveStand) => judged.filter((one) => one.stand === stand);
    const [affected, open] = [of('affected'), of('open')];
    const items = SHOWN.flatMap((stand) => of(stand).map((one) => asItem(one, exchange)));
    const remarks = [...OPEN_REMARKS, ...SETTLED_REMARKS].flatMap(([stand, remark]) =>
      of(stand).length > 0 ? [remark(of(stand))] : [],
    );
    if (affected.length > 0)
      return {
        ground: 'affected',
        severity: severityOf(affected.map(({ cve }) => cve)),
        reasons: [
          `${counted(affected.length, 'published hole')} ${affected.length === 1 ? 'concerns' : 'concern'} it: ${idsOf(affected)}.`,
          ...remarks,
        ],
        items,
      };
    return open.length > 0
      ? {
          ground: 'open-records',
          reasons: ['No published hole is known to concern it.', ...remarks],
          items,
        }
      : {
          ground: 'none-known',
          reasons: [`None of ${judged.length} published holes is known to concern it.`, ...remarks],
          items,
        };
  },
});

/** Stands that a report shows, worst first. */
const SHOWN: readonly CveStand[] = ['affected', 'open', 'fix-unnamed', 'needs-hands'];

const idsOf = (judged: readonly JudgedCve[]): string => judged.map(({ cve }) => cve.id).join(', ');
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

type Remark = readonly [CveStand, (judged: readonly JudgedCve[]) => string];

const OPEN_REMARKS: readonly Remark[] = [
  [
    'open',
    (judged) =>
      `Of ${counted(judged.length, 'more record')} it cannot be told whether they concern it: ${idsOf(judged)}.`,
  ],
];

const SETTLED_REMARKS: readonly Remark[] = [
  [
    'fix-unnamed',
    (judged) =>
      `For ${counted(judged.length, 'record')} nobody has named the build with the fix; they were shown on older software, and none newer than this is known: ${idsOf(judged)}.`,
  ],
  [
    'needs-hands',
    (judged) => `Not counted, because they need hands on the player, and not known: ${idsOf(judged)}.`,
  ],
];

const STAND_WORDS: Readonly<Record<CveStand, string>> = {
  affected: 'concerns it',
  open: 'not known',
  'fix-unnamed': 'fix not named',
  'needs-hands': 'not known, needs hands on the player',
  'not-affected': 'does not concern it',
};

const asItem = ({ cve, stand, why, exchange }: JudgedCve, ofBuild: readonly number[]): Item => ({
  label: `${cve.id}${cve.cvss ? ` (CVSS ${cve.cvss.score})` : ''}, ${STAND_WORDS[stand]}`,
  value: `${cve.title}: ${why}`,
  exchange: exchange ?? ofBuild,
});

/** By the highest score (CVSS 3.1 §5: from 9 critical, from 7 high, from 4 medium); without one high. */
function severityOf(cves: readonly CveFacts[]): Severity {
  const score = Math.max(...cves.map(({ cvss }) => cvss?.score ?? 7));
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : 'low';
}
