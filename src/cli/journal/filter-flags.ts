import { type Command, Option } from 'commander';
import { TonewallError } from '../../base/errors.ts';
import type { Filter } from '../../journal/query/filter.ts';

/** The filter as commander gives it. */
export interface FilterFlags extends Omit<Filter, 'since' | 'until'> {
  readonly since?: string;
  readonly until?: string;
}

export const withFilter = (command: Command): Command =>
  command
    .option('--kind <kind>', 'entries of this kind: decision, opened, checkpoint …')
    .option('--since <time>', 'from then on: 2026-11-25, 2026-11-25T12:00, or 90m, 24h, 7d ago')
    .option('--until <time>', 'before then')
    .option('--principal <id-or-name>', 'who asked')
    .option('--room <room>', 'a room that it reached')
    .option('--action <action>', 'what was asked; AVTransport.* for all of a service')
    .addOption(new Option('--effect <effect>', 'what was decided').choices(['permit', 'forbid']))
    .option('--reason <id>', 'a reason that was given (docs/reasons.md)');

export function filterIn(flags: FilterFlags, now: number): Filter {
  const { since, until, kind, principal, room, action, effect, reason } = flags;
  const given = { kind, principal, room, action, effect, reason };
  const texts: Partial<Record<keyof typeof given, string>> = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return {
    ...texts,
    ...(since === undefined ? {} : { since: timeIn('--since', since, now) }),
    ...(until === undefined ? {} : { until: timeIn('--until', until, now) }),
  };
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A day, a moment, or so long ago. Without a zone it is the time of this machine. */
function timeIn(flag: string, text: string, now: number): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS[unit];
  if (unitMs !== undefined) return now - Number(count) * unitMs;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/.test(text);
  const time = isDay || isMoment ? Date.parse(isDay ? `${text}T00:00` : text) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new TonewallError('usage-flag', `${flag} takes a time, not ${text}`, {
    hint: 'Write it as 2026-11-25, 2026-11-25T12:00, 2026-11-25T12:00Z, or 90m, 24h, 7d.',
  });
}
