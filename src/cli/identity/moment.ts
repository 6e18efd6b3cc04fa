import { wallText } from '../../guard/policy/when.ts';

/** A moment for people and for sorting: `2026-11-26 01:50Z`, or `2026-11-26 02:50` on the wall of a zone. */
export const moment = (ms: number, timeZone?: string): string =>
  timeZone === undefined
    ? `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')}Z`
    : wallText(timeZone, ms);
