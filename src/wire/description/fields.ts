import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DESCRIPTION_LIMITS } from '../limits.ts';
import { childrenOf, isElement, textOf, type XmlElement } from '../xml/element.ts';

export const refuse = refuser('description');

/** The simple elements of one element: names and texts, white space around them taken off. */
export type Fields = readonly (readonly [name: string, value: string])[];

export function simpleFields(parent: XmlElement): Parsed<Fields> {
  const simple = childrenOf(parent).filter(({ children }) => !children.some(isElement));
  if (simple.length > DESCRIPTION_LIMITS.maxFields)
    return refuse('limit', `there are more than ${DESCRIPTION_LIMITS.maxFields} elements in one`);
  const fields = simple.map((el) => [el.local, textOf(el).trim()] as const);
  const long = fields.find(([, value]) => value.length > DESCRIPTION_LIMITS.maxFieldLength);
  return long
    ? refuse('limit', `a text is longer than ${DESCRIPTION_LIMITS.maxFieldLength} characters`)
    : ok(fields);
}

/** The value of an element that may be missing and must not be there twice. */
export function optionalField(fields: Fields, name: string): Parsed<string | undefined> {
  const values = fields.filter(([present]) => present === name);
  return values.length > 1 ? refuse('mismatch', `there is more than one ${name}`) : ok(values[0]?.[1]);
}

/** Reads all the named elements at once; each must be there and not be empty. */
export function requiredFields<Name extends string>(
  fields: Fields,
  names: readonly Name[],
): Parsed<(name: Name) => string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const value = optionalField(fields, name);
    if (!value.ok) return value;
    if (!value.value) return refuse('malformed', `there is no ${name}`);
    found.set(name, value.value);
  }
  return ok((name) => found.get(name) ?? '');
}
