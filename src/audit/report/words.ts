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

/** `25 November 2026, 22:02 UTC`, from ISO 8601; anything else is given back. */
export function timeInWords(time: string): string {
  const [, year = '', month = '', day = '', clock = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(time) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? time : `${Number(day)} ${name} ${year}, ${clock} UTC`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

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

/** The same thing said of several devices. */
export interface Said<T> {
  readonly names: readonly string[];
  readonly reasons: readonly string[];
  /** The first of them, for examples. */
  readonly example: T;
}

/** Joins what says the same, in the order of first sight. */
export function joinSame<T extends { readonly name: string; readonly reasons: readonly string[] }>(
  rows: readonly T[],
): readonly Said<T>[] {
  return [...Map.groupBy(rows, ({ reasons }) => reasons.join('\n')).values()].flatMap((members) => {
    const [example] = members;
    return example ? [{ names: members.map(({ name }) => name), reasons: example.reasons, example }] : [];
  });
}

/** What devices did that sound ones do not, the same thing said once. */
export const conductOf = (devices: readonly ReportDevice[]): readonly Said<unknown>[] =>
  joinSame(devices.flatMap(({ name, conduct }) => conduct.map(({ text }) => ({ name, reasons: [text] }))));

/** Open questions of a group: a check, and what it says of the devices it could not judge. */
export interface OpenQuestion {
  readonly check: string;
  readonly said: readonly Said<{ readonly name: string; readonly reasons: readonly string[] }>[];
}

export function openQuestions(devices: readonly ReportDevice[]): readonly OpenQuestion[] {
  const rows = devices.flatMap(({ name, results }) =>
    results
      .filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error')
      .map(({ check, reasons }) => ({ check, name, reasons })),
  );
  return [...Map.groupBy(rows, ({ check }) => check)].map(([check, members]) => ({
    check,
    said: joinSame(members),
  }));
}

/** Checks that at least one device passed and none failed. */
export function passedChecks(devices: readonly ReportDevice[]): readonly string[] {
  const results = devices.flatMap((device) => device.results);
  const failed = new Set(results.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check));
  const passed = results.filter(({ verdict }) => verdict === 'pass').map(({ check }) => check);
  return [...new Set(passed)].filter((check) => !failed.has(check));
}
