import type { JournalValue } from '../entry.ts';

/** A fact as text: a text as it is, a list of texts joined, anything else as JSON. */
export function factText(value: JournalValue, between: string): string {
  if (typeof value === 'string') return value;
  const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isTexts ? value.join(between) : JSON.stringify(value);
}
