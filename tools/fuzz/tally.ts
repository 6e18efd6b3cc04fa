import { emptyShare, type Report, type Share } from './messages.ts';

/** What has come of all cases so far, by the door that they are for. */
export type Tally = Report['shares'];

export const emptyTally = (): Tally => ({ 1400: emptyShare(), 1443: emptyShare() });

export function addTo(tally: Tally, { shares }: Report): void {
  add(tally[1400], shares[1400]);
  add(tally[1443], shares[1443]);
}

function add(sum: Share, { cases, ms, failures, reasons }: Share): void {
  sum.cases += cases;
  sum.ms += ms;
  sum.failures += failures;
  for (const [reason, times] of Object.entries(reasons))
    sum.reasons[reason] = (sum.reasons[reason] ?? 0) + times;
}

export const failuresIn = (tally: Tally): number => tally[1400].failures + tally[1443].failures;

/** All of it in one line. */
export function headline(tally: Tally, seconds: number): string {
  const cases = tally[1400].cases + tally[1443].cases;
  const rate = Math.round(cases / Math.max(seconds, 0.001));
  return `${cases} cases in ${seconds.toFixed(1)} s, ${rate} cases/s, ${failuresIn(tally)} failures`;
}

/** Then each door: what was permitted first, then by how often. */
export const describe = (tally: Tally, seconds: number): string =>
  [
    headline(tally, seconds),
    ...describeShare('port 1400', tally[1400]),
    ...describeShare('port 1443', tally[1443]),
  ].join('\n');

function describeShare(door: string, { cases, ms, failures, reasons }: Share): readonly string[] {
  const rate = Math.round((cases * 1000) / Math.max(ms, 1));
  const { 'permitted-by-rule': permitted = 0, ...others } = reasons;
  const refused = Object.entries(others).toSorted(([, a], [, b]) => b - a);
  const lines = [`permitted ${permitted}`, ...refused.map(([reason, times]) => `${reason} ${times}`)];
  const head = `${door}: ${cases} cases, ${rate} cases/s of a thread, ${failures} failures`;
  return [head, ...lines.map((line) => `  ${line}`)];
}
