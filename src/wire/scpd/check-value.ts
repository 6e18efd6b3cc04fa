import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { canonicalDate } from './dates.ts';
import { refuse } from './fields.ts';
import { canonicalInteger, INTEGERS, inRange } from './numbers.ts';
import { canonicalReal, isRealType } from './reals.ts';
import type { ValueType } from './service.ts';

/** Gives the one spelling of a value, or undefined when the text is none. */
type Canonical = (text: string) => string | undefined;

const matching =
  (pattern: RegExp): Canonical =>
  (text) =>
    pattern.test(text) ? text : undefined;

/** UDA 2.0 §2.5: 0 and 1; the words are deprecated and still accepted. */
const BOOLEANS: Readonly<Record<string, string>> = {
  0: '0',
  false: '0',
  no: '0',
  1: '1',
  true: '1',
  yes: '1',
};

const UUID = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/** The types that are not numbers. Every pattern is linear: no part of one can match what its neighbour matches. */
const TEXTS: Readonly<Record<string, Canonical>> = {
  string: (text) => text,
  char: matching(/^.$/su),
  boolean: (text) => (Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined),
  date: (text) => canonicalDate('date', text),
  dateTime: (text) => canonicalDate('dateTime', text),
  'dateTime.tz': (text) => canonicalDate('dateTime.tz', text),
  time: (text) => canonicalDate('time', text),
  'time.tz': (text) => canonicalDate('time.tz', text),
  'bin.base64': canonicalBase64,
  'bin.hex': (text) => (text.length % 2 === 0 ? matching(/^[0-9A-Fa-f]*$/)(text)?.toUpperCase() : undefined),
  uri: matching(/^[^\s\p{Cc}<>"]*$/u),
  uuid: (text) => matching(UUID)(text)?.toLowerCase(),
};

/** The last character before the padding may hold bits that mean nothing (RFC 4648 §3.5). */
function canonicalBase64(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[0-9A-Za-z+/]*={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64').toString('base64');
}

/** Whether UDA 2.0 §2.5 knows the type. */
export const isDataType = (name: string): boolean =>
  Object.hasOwn(TEXTS, name) || Object.hasOwn(INTEGERS, name) || isRealType(name);

/**
 * Checks a text against a type with its allowed values and range, and gives the value in its one spelling: `0100` and
 * `+100` come back as `100`, `1e2` as `100`, `true` as `1`, hex digits in capitals, zones of time as `Z` or `+01:00`. Whoever
 * judges a value and sends it on does both with that spelling. Texts and URIs have no other spelling than their own.
 */
export function checkArgumentValue(variable: ValueType, text: string): Parsed<string> {
  const { dataType, allowedValues, range } = variable;
  if (!isDataType(dataType)) return refuse('unsupported', 'the type is not one of UPnP');
  const value = canonicalOf(dataType, text);
  if (value === undefined) return refuse('malformed', `the value is no ${dataType}`);
  // UDA 2.0 §2.5: allowedValueList belongs to string, allowedValueRange to numbers.
  if (allowedValues && dataType === 'string' && !allowedValues.includes(value))
    return refuse('mismatch', 'the value is not among the allowed ones');
  if (range && !Object.hasOwn(TEXTS, dataType) && !inRange(range, value))
    return refuse('mismatch', 'the value is outside the allowed range');
  return ok(value);
}

function canonicalOf(dataType: string, text: string): string | undefined {
  if (Object.hasOwn(INTEGERS, dataType)) return canonicalInteger(dataType, text);
  if (isRealType(dataType)) return canonicalReal(dataType, text);
  return TEXTS[dataType]?.(text);
}
