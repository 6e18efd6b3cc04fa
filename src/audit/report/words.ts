import type { Severity } from '../judge/severity.ts';
import type { ReportDevice } from './model.ts';

/** Words that all renderings share, so that text and page say the same. */
export const EFFORT_WORDS = {
  minutes: 'takes minutes',
  'an-evening': 'takes an evening',
  'a-purchase': 'needs a purchase',
} as const;

export const SEVERITY_WORDS = {
  critical: 'CRITICAL',
  high: 'HIGH',
  medium: 'MEDIUM',
  low: 'LOW',
} as const satisfies Record<Severity, string>;

export const FOUND_WORDS: Readonly<Record<string, string>> = {
  ssdp: 'answered a search (SSDP)',
  mdns: 'announced itself (mDNS)',
  'address-given': 'address given',
  sweep: 'found by trying addresses',
};

export interface VerdictCounts {
  readonly fail: number;
  readonly pass: number;
  readonly open: number;
  readonly notApplicable: number;
}

export const countVerdicts = ({ results }: ReportDevice): VerdictCounts => ({
  fail: results.filter(({ verdict }) => verdict === 'fail').length,
  pass: results.filter(({ verdict }) => verdict === 'pass').length,
  open: results.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error').length,
  notApplicable: results.filter(({ verdict }) => verdict === 'not-applicable').length,
});

/** Open questions of a group: a check, and what it says of the devices it could not judge. */
export interface OpenQuestion {
  readonly check: string;
  readonly devices: readonly { readonly name: string; readonly reasons: readonly string[] }[];
}

export function openQuestions(devices: readonly ReportDevice[]): readonly OpenQuestion[] {
  const rows = devices.flatMap(({ name, results }) =>
    results
      .filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error')
      .map(({ check, reasons }) => ({ check, name, reasons })),
  );
  return [...Map.groupBy(rows, ({ check }) => check)].map(([check, members]) => ({
    check,
    devices: members.map(({ name, reasons }) => ({ name, reasons })),
  }));
}

/** Checks that at least one device passed and none failed. */
export function passedChecks(devices: readonly ReportDevice[]): readonly string[] {
  const results = devices.flatMap((device) => device.results);
  const failed = new Set(results.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check));
  const passed = results.filter(({ verdict }) => verdict === 'pass').map(({ check }) => check);
  return [...new Set(passed)].filter((check) => !failed.has(check));
}
