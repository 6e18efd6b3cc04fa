import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { DESCRIPTION_LIMITS } from '../limits.ts';
import { childrenOf, isElement, textOf, type XmlElement } from '../xml/element.ts';
import { soleChild } from '../xml/sole-child.ts';
import { DEVICE_NAMESPACE, type LISTS } from './names.ts';

export const refuse = refuser('description');

/** A simple element: its text with the white space around it taken off. */
export interface Field {
  readonly name: string;
  readonly value: string;
  /** In the namespace of UPnP. An element of the same name in another one is something else. */
  readonly upnp: boolean;
}

export type Fields = readonly Field[];

/** A list that may be missing and must not be there twice. */
export const listAt = (el: XmlElement, local: (typeof LISTS)[number]): Parsed<XmlElement | undefined> =>
  soleChild(el, { local, namespace: DEVICE_NAMESPACE, refuse });

export function simpleFields(parent: XmlElement): Parsed<Fields> {
  const simple = childrenOf(parent).filter(({ children }) => !children.some(isElement));
  if (simple.length > DESCRIPTION_LIMITS.maxFields)
    return refuse('limit', `there are more than ${DESCRIPTION_LIMITS.maxFields} elements in one`);
  const fields = simple.map((el) => ({
    name: el.local,
    value: textOf(el).trim(),
    upnp: el.namespace === DEVICE_NAMESPACE,
  }));
  const long = fields.find(({ value }) => value.length > DESCRIPTION_LIMITS.maxFieldLength);
  return long
    ? refuse('limit', `a text is longer than ${DESCRIPTION_LIMITS.maxFieldLength} characters`)
    : ok(fields);
}

/** The value of an element that may be missing and must not be there twice. */
export function optionalField(fields: Fields, name: string): Parsed<string | undefined> {
  const values = fields.filter((field) => field.upnp && field.name === name);
  return values.length > 1 ? refuse('mismatch', `there is more than one ${name}`) : ok(values[0]?.value);
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
