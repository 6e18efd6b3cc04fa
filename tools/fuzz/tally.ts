import type { Report } from './messages.ts';

/** What has come of all cases so far. */
export interface Tally {
  cases: number;
  failures: number;
  readonly reasons: Map<string, number>;
}

export const emptyTally = (): Tally => ({ cases: 0, failures: 0, reasons: new Map() });

export function addTo(tally: Tally, { count, failures, reasons }: Report): void {
  tally.cases += count;
  tally.failures += failures.length;
  for (const [reason, times] of Object.entries(reasons))
    tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + times);
}

/** Permitted first, then by how often. */
export function describe({ cases, failures, reasons }: Tally, seconds: number): string {
  const rate = Math.round(cases / Math.max(seconds, 0.001));
  const permitted = reasons.get('permitted-by-rule') ?? 0;
  const refused = [...reasons]
    .filter(([reason]) => reason !== 'permitted-by-rule')
    .toSorted(([, a], [, b]) => b - a);
  const lines = [`permitted ${permitted}`, ...refused.map(([reason, times]) => `${reason} ${times}`)];
  const head = `${cases} cases in ${seconds.toFixed(1)} s, ${rate} cases/s, ${failures} failures`;
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}
