import { type Parsed, type Refusal, refuser } from '../../base/refusal.ts';
import { type Err, ok } from '../../base/result.ts';
import { SCPD_LIMITS } from '../limits.ts';
import { childrenOf, type XmlElement } from '../xml/element.ts';
import { soleChild, soleText } from '../xml/sole-child.ts';
import { SERVICE_NAMESPACE } from './names.ts';

export const refuse = refuser('scpd');

/** A child of UPnP's own that may be missing; vendors' elements of the same name in other namespaces are passed over. */
export const childAt = (el: XmlElement, local: string): Parsed<XmlElement | undefined> =>
  soleChild(el, { local, namespace: SERVICE_NAMESPACE, refuse });

/** The text of such a child, white space around it taken off. */
export const textAt = (el: XmlElement, local: string): Parsed<string | undefined> =>
  soleText(el, { local, namespace: SERVICE_NAMESPACE, refuse });

export const childrenAt = (el: XmlElement, local: string): readonly XmlElement[] =>
  childrenOf(el, local, SERVICE_NAMESPACE);

/** Names of actions, arguments and variables: letters, digits, `_`, `-`, `.` (UDA 2.0 §2.5; vendors add `X_`). */
const NAME = /^[A-Za-z_][\w.-]*$/;

export function nameOf(el: XmlElement): Parsed<string> {
  const name = textAt(el, 'name');
  if (!name.ok) return name;
  if (!name.value) return refuse('malformed', `there is no name in ${el.local}`);
  if (name.value.length > SCPD_LIMITS.maxNameLength)
    return refuse('limit', `a name is longer than ${SCPD_LIMITS.maxNameLength} characters`);
  return NAME.test(name.value)
    ? ok(name.value)
    : refuse('malformed', 'a name holds a character that no name has');
}

/** A refusal when two of them have one name. */
export function uniqueNames(
  named: readonly { readonly name: string }[],
  what: string,
): Err<Refusal> | undefined {
  const names = new Set(named.map(({ name }) => name));
  return names.size === named.length ? undefined : refuse('mismatch', `two of ${what} have one name`);
}
