import { type CveJudgement, judgeCve } from '../../catalog/cve-judgement.ts';
import { type CveFacts, CVES } from '../../catalog/cves.ts';
import { buildOf, modelNumberOf } from '../evidence/identity.ts';
import { defineCheck, type Item } from '../judge/check.ts';
import type { Severity } from '../judge/severity.ts';

/** Public records, judged by model and build within a version line. What a record leaves open stays open and is said. */
export const knownVulnerabilities = defineCheck({
  id: 'known-vulnerabilities',
  title: 'The player has holes that are publicly known',
  meaning:
    'For the software of this player holes are published, some with a description of how to use them. Depending on the ' +
    'hole, somebody on your network or within Wi-Fi range can take the player over.',
  severity: 'high',
  concerns: 'players',
  needs: ['description'],
  remedies: [
    { text: 'Update in the Sonos app: Settings, System, System Updates.', effort: 'minutes' },
    {
      text: 'Until then keep strangers and gadgets out of the network of the players; most holes need to be on it.',
      effort: 'an-evening',
    },
  ],
  references: ['https://www.cve.org', 'https://www.sonos.com/en-us/security-advisory-2026-0001'],
  judge(subject, { description: { value, exchange } }) {
    const build = buildOf(value, subject.sightings);
    if (build === undefined) return { verdict: 'inconclusive', reasons: ['Its build is not told.'] };
    const judged = CVES.filter(({ sameAs }) => sameAs === undefined).map((cve) => ({
      cve,
      judgement: judgeCve(cve, { model: modelNumberOf(value, subject.sightings) ?? '', build }),
    }));
    const affected = judged.filter(({ judgement }) => judgement.state === 'affected');
    const open = judged.filter(({ judgement }) => judgement.state === 'inconclusive');
    const items = [...affected, ...open].map((one) => asItem(one, exchange));
    const doubt =
      open.length > 0 ? [`Of ${open.length} more records it cannot be told whether they concern it.`] : [];
    if (affected.length > 0)
      return {
        verdict: 'fail',
        severity: severityOf(affected.map(({ cve }) => cve)),
        reasons: [`${affected.length} published holes concern build ${build}.`, ...doubt],
        items,
      };
    return open.length > 0
      ? { verdict: 'inconclusive', reasons: ['No published hole is known to concern it.', ...doubt], items }
      : { verdict: 'pass', reasons: [`None of ${judged.length} published holes concerns it.`] };
  },
});

const asItem = (
  { cve, judgement }: { readonly cve: CveFacts; readonly judgement: CveJudgement },
  exchange: readonly number[],
): Item => ({
  label: `${cve.id}${cve.cvss ? ` (CVSS ${cve.cvss.score})` : ''}, ${judgement.state === 'affected' ? 'concerns it' : 'not known'}`,
  value: `${cve.title}: ${judgement.why}`,
  exchange,
});

/** By the highest score (CVSS 3.1 §5: from 9 critical, from 7 high, from 4 medium); without one high, as the check. */
function severityOf(cves: readonly CveFacts[]): Severity {
  const score = Math.max(...cves.map(({ cvss }) => cvss?.score ?? 7));
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : 'low';
}
