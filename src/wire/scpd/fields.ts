import { type Err, ok } from '../../base/result.ts';
import { type Parsed, type Refusal, refuser } from '../../base/refusal.ts';
import { SCPD_LIMITS } from '../limits.ts';
import { childOf, textOf, type XmlElement } from '../xml/element.ts';

export const refuse = refuser('scpd');

/** The text of a child element, white space around it taken off. */
export function textAt(el: XmlElement, local: string): string | undefined {
  const child = childOf(el, local);
  return child && textOf(child).trim();
}

/** Names of actions, arguments and variables: letters, digits, `_`, `-`, `.` (UDA 2.0 §2.5; vendors add `X_`). */
const NAME = /^[A-Za-z_][\w.-]*$/;

export function nameOf(el: XmlElement): Parsed<string> {
  const name = textAt(el, 'name');
  if (!name) return refuse('malformed', `there is no name in ${el.local}`);
  if (name.length > SCPD_LIMITS.maxNameLength)
    return refuse('limit', `a name is longer than ${SCPD_LIMITS.maxNameLength} characters`);
  return NAME.test(name) ? ok(name) : refuse('malformed', 'a name holds a character that no name has');
}

export function readAll<T>(
  elements: readonly XmlElement[],
  read: (el: XmlElement) => Parsed<T>,
): Parsed<readonly T[]> {
  const values: T[] = [];
  for (const el of elements) {
    const value = read(el);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

/** A refusal when two of them have one name. */
export function uniqueNames(
  named: readonly { readonly name: string }[],
  what: string,
): Err<Refusal> | undefined {
  const names = new Set(named.map(({ name }) => name));
  return names.size === named.length ? undefined : refuse('mismatch', `two of ${what} have one name`);
}
