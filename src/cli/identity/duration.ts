import { TonewallError } from '../../base/errors.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

export interface DurationBounds {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** `90s`, `10m`, `2h`, `30d` in milliseconds; fails with `usage-flag`, naming the flag. */
export function durationIn(flag: string, text: string, { leastMs, mostMs }: DurationBounds): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (ms >= leastMs && ms <= mostMs) return ms;
  throw new TonewallError(
    'usage-flag',
    `${flag} takes ${inWords(leastMs)} to ${inWords(mostMs)}, not ${text}`,
    {
      hint: 'Write it as 90s, 10m, 2h or 30d.',
    },
  );
}

/** In the largest unit that is whole: `10m`, `36h`, `30d`. */
export function inWords(ms: number): string {
  const [unit = 's', size = 1000] =
    Object.entries(UNITS)
      .reverse()
      .find(([, unitMs]) => ms % unitMs === 0) ?? [];
  return `${Math.round(ms / size)}${unit}`;
}
