import { err, ok, type Result } from '../../base/result.ts';

const LOCAL = /^(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{2}:\d{2})$/;
const ABSOLUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

const HINT = '2026-11-27 23:00, 23:00 for today, or 2026-11-27T23:00Z';

/**
 * A time as people write it, on the wall of the zone, in milliseconds since the epoch. A time that comes twice (clocks
 * go back) is the first of the two; one that does not come (clocks go forward) is none.
 */
export function parseWhen(
  text: string,
  { timeZone, now }: { readonly timeZone: string; readonly now: number },
): Result<number, string> {
  if (ABSOLUTE.test(text)) return valid(Date.parse(text), text);
  const [, date = wallText(timeZone, now).slice(0, 10), time] = LOCAL.exec(text) ?? [];
  if (time === undefined) return err(`${text} is no time: ${HINT}`);
  const wall = `${date} ${time}`;
  const guess = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(guess)) return err(`${text} is no time: ${HINT}`);
  const at = [-DAY_MS, DAY_MS]
    .map((shift) => guess - offsetAt(timeZone, guess + shift))
    .filter((candidate) => wallText(timeZone, candidate) === wall)
    .toSorted((a, b) => a - b)[0];
  return at === undefined ? err(`${wall} does not come in ${timeZone}: clocks go forward`) : ok(at);
}

const DAY_MS = 86_400_000;

const valid = (at: number, text: string): Result<number, string> =>
  Number.isNaN(at) ? err(`${text} is no time: ${HINT}`) : ok(at);

/** How far the wall is ahead of UTC. */
const offsetAt = (timeZone: string, at: number): number =>
  Date.parse(`${wallText(timeZone, at).replace(' ', 'T')}Z`) - at;

/** `2026-11-27 23:00` on the wall of the zone. */
export function wallText(timeZone: string, at: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = format.formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}
