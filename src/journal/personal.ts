import { hash } from 'node:crypto';
import type { JournalValue } from './entry.ts';
import type { Facts } from './line.ts';

/**
 * The facts that may say something of a person: who asked and from where, in which room, what would be played. Entries
 * hold a token in their place; the values lie beside the segment, where they can be erased without breaking the chain.
 * What is personal goes under one of these keys and no other.
 */
export const PERSONAL_KEYS: ReadonlySet<string> = new Set([
  'principal',
  'by',
  'name',
  'address',
  'hardware',
  'room',
  'rooms',
  'sources',
  'detail',
]);

/** A value beside a segment, and the salt that makes its token say nothing of it. */
export interface PersonalValue {
  readonly token: string;
  /** 16 bytes in base64url. */
  readonly salt: string;
  readonly value: string;
}

/** `~` and 128 bits and a little of SHA-256 over the salt's text and the value, in base64url. */
export const tokenOf = (salt: string, value: string): string =>
  `~${hash('sha256', `${salt}${value}`, 'base64url').slice(0, 22)}`;

/** Puts something in the place of every personal value; what is neither text nor a list of texts goes as JSON. */
export function mapPersonal(facts: Facts, change: (text: string) => string): Facts {
  let changed: Record<string, JournalValue> | undefined;
  for (const key of Object.keys(facts)) {
    if (!PERSONAL_KEYS.has(key)) continue;
    changed ??= { ...facts };
    changed[key] = mapValue(facts[key] ?? null, change);
  }
  return changed ?? facts;
}

const mapValue = (value: JournalValue, change: (text: string) => string): JournalValue =>
  Array.isArray(value) ? value.map((item: JournalValue) => change(asText(item))) : change(asText(value));

const asText = (value: JournalValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
