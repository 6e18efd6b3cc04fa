import { printable } from '../../base/text.ts';
import type { StoredEntry } from '../line.ts';
import { factText } from './fact-text.ts';

/** Facts of a decision in the order in which people want them; the rest follows by name. */
const FIRST = ['effect', 'principal', 'name', 'room', 'action', 'reasons', 'detail'];

/** Facts that speak for themselves: their name is left out. */
const UNNAMED: ReadonlySet<string> = new Set(['effect', 'principal', 'room', 'action', 'reasons']);

const MAX_LINE = 2000;

/** An entry as one line for people: `2026-11-25 12:00:00.000Z 12 decision forbid device:anna Kitchen AVTransport.Play no-rule`. */
export function textLine({ n, at, kind, facts }: StoredEntry): string {
  const names = Object.keys(facts);
  const order = [
    ...FIRST.filter((name) => names.includes(name)),
    ...names.filter((name) => !FIRST.includes(name)),
  ];
  const told = order.map((name) => {
    const value = factText(facts[name] ?? null, ',');
    return UNNAMED.has(name) ? value : `${name}=${value}`;
  });
  return printable([timeOf(at), String(n), kind, ...told].join(' '), MAX_LINE);
}

/** The furthest moment that a Date can tell, in milliseconds (ECMA-262 §21.4.1.1). */
const LAST_MOMENT = 8.64e15;

/** UTC; the bare number where no calendar reaches. */
export const timeOf = (at: number): string =>
  at <= LAST_MOMENT ? new Date(at).toISOString().replace('T', ' ') : String(at);
