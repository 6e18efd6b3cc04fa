import type { Finding } from '../findings/findings.ts';
import { isJudged, type JudgedDevice } from '../findings/judged-device.ts';
import { SEVERITIES, worstOf } from '../judge/severity.ts';
import type { ReportSummary } from './model.ts';

export function summarize({
  devices,
  findings,
  requests,
}: {
  readonly devices: readonly JudgedDevice[];
  readonly findings: readonly Finding[];
  readonly requests: number;
}): ReportSummary {
  const players = devices.filter(({ evidence }) => evidence.kind === 'player').length;
  const unjudged = devices.filter((device) => !isJudged(device)).length;
  const worst = worstOf(findings.map(({ severity }) => severity));
  const counts = countBySeverity(findings);
  const inconclusive = devices.reduce((sum, { results }) => sum + openQuestions(results), 0);
  return {
    line: lineOf({ devices: devices.length, players, unjudged, counts, inconclusive }),
    devices: devices.length,
    players,
    unjudged,
    ...(worst === undefined ? {} : { worst }),
    findings: counts,
    inconclusive,
    requests,
  };
}

type Counts = ReportSummary['findings'];

const openQuestions = (results: JudgedDevice['results']): number =>
  results.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error').length;

const countBySeverity = (findings: readonly Finding[]): Counts => ({
  critical: findings.filter(({ severity }) => severity === 'critical').length,
  high: findings.filter(({ severity }) => severity === 'high').length,
  medium: findings.filter(({ severity }) => severity === 'medium').length,
  low: findings.filter(({ severity }) => severity === 'low').length,
});

function lineOf(facts: {
  readonly devices: number;
  readonly players: number;
  readonly unjudged: number;
  readonly counts: Counts;
  readonly inconclusive: number;
}): string {
  if (facts.devices === 0) return 'No device was found, so nothing could be judged.';
  const others = facts.devices - facts.players;
  const seen = [
    ...(facts.players > 0 ? [counted(facts.players, 'player')] : []),
    ...(others > 0 ? [counted(others, facts.players > 0 ? 'other device' : 'device')] : []),
  ].join(' and ');
  const found = SEVERITIES.filter((severity) => facts.counts[severity] > 0).map(
    (severity) => `${facts.counts[severity]} ${severity}`,
  );
  const total = SEVERITIES.reduce((sum, severity) => sum + facts.counts[severity], 0);
  const verdict = total > 0 ? `${counted(total, 'finding')} (${found.join(', ')})` : 'no findings';
  const open = facts.inconclusive > 0 ? `, ${counted(facts.inconclusive, 'question')} left open` : '';
  const unjudged = facts.unjudged > 0 ? `; ${counted(facts.unjudged, 'device')} could not be judged` : '';
  return `${seen}: ${verdict}${open}${unjudged}.`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
