import {
  attributeOf,
  childrenOf,
  isElement,
  textOf,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../../wire/xml/element.ts';
import { withoutShapes } from './shapes.ts';
import type { Sight } from './sight.ts';
import { redactedGroups } from './zone-groups.ts';

/** A value by its name, redacted. */
type Leaf = (name: string, value: string) => string;

/** An element as somebody may see it; undefined where it is about a room that is not shown. The same object where nothing changes. */
export function redactedElement(el: XmlElement, sight: Sight, leaf: Leaf): XmlElement | undefined {
  if (isAboutHidden(el, sight)) return undefined;
  const shown = el.local === 'ZoneGroups' ? redactedGroups(el, sight) : el;
  const attributes = sameOr(
    shown.attributes,
    shown.attributes.map((one) => redactedAttribute(one, leaf)),
  );
  const children = sameOr(shown.children, redactedChildren(shown, sight, leaf));
  return attributes === shown.attributes && children === shown.children
    ? shown
    : { ...shown, attributes, children };
}

/** Entries of lists, and where each names its player. */
const ENTRIES: Readonly<Record<string, string>> = { Alarm: 'RoomUUID', ZonePlayer: 'uuid', Device: 'UUID' };

const LINE_IN = /^x-rincon-stream:(RINCON_[\dA-F]+)/;

function isAboutHidden(el: XmlElement, sight: Sight): boolean {
  if (sight.sees !== 'own-rooms') return false;
  const attribute = ENTRIES[el.local];
  const id = attribute === undefined ? lineInOf(el) : attributeOf(el, attribute);
  return id !== undefined && sight.hides(id);
}

/** An item that plays a line-in is called after its room. */
const lineInOf = (el: XmlElement): string | undefined =>
  el.local === 'item'
    ? childrenOf(el, 'res').flatMap((res) => LINE_IN.exec(textOf(res))?.[1] ?? [])[0]
    : undefined;

function redactedAttribute(attribute: XmlAttribute, leaf: Leaf): XmlAttribute {
  const value = leaf(attribute.local, attribute.value);
  return value === attribute.value ? attribute : { ...attribute, value };
}

/** Text beside elements is white space where players write it; it has no name of its own. */
function redactedChildren(el: XmlElement, sight: Sight, leaf: Leaf): readonly XmlNode[] {
  const isLeaf = !el.children.some(isElement);
  return el.children.flatMap((node) => {
    if (isElement(node)) return redactedElement(node, sight, leaf) ?? [];
    return isLeaf ? leaf(el.local, node) : withoutShapes(node);
  });
}

const sameOr = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  before.length === after.length && before.every((one, index) => one === after[index]) ? before : after;
