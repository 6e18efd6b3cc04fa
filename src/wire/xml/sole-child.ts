import type { Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { childrenOf, textOf, type XmlElement } from './element.ts';

interface Wanted {
  readonly local: string;
  /** Children of other namespaces are passed over; missing means any. */
  readonly namespace?: string;
  readonly refuse: ReturnType<typeof refuser>;
}

/** A child that may be missing. Two are refused: one reader takes the first, another the last. */
export function soleChild(
  parent: XmlElement,
  { local, namespace, refuse }: Wanted,
): Parsed<XmlElement | undefined> {
  const [child, second] = childrenOf(parent, local, namespace);
  return second ? refuse('mismatch', `there is more than one ${local} in ${parent.local}`) : ok(child);
}

/** The text of such a child, white space around it taken off. */
export function soleText(parent: XmlElement, wanted: Wanted): Parsed<string | undefined> {
  const child = soleChild(parent, wanted);
  if (!child.ok) return child;
  return ok(child.value && textOf(child.value).trim());
}
