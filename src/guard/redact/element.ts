import { isElement, type XmlAttribute, type XmlElement, type XmlNode } from '../../wire/xml/element.ts';
import { isAboutHiddenRoom } from './about-rooms.ts';
import { withoutShapes } from './shapes.ts';
import type { Sight } from './sight.ts';
import { redactedGroups } from './zone-groups.ts';

/** A value by its name, redacted. */
type Leaf = (name: string, value: string) => string;

/** An element as somebody may see it, without what is about rooms that are not shown. The same object where nothing changes. */
export function redactedElement(el: XmlElement, sight: Sight, leaf: Leaf): XmlElement {
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

function redactedAttribute(attribute: XmlAttribute, leaf: Leaf): XmlAttribute {
  const value = leaf(attribute.local, attribute.value);
  return value === attribute.value ? attribute : { ...attribute, value };
}

/** Text beside elements is white space where players write it; it has no name of its own. */
function redactedChildren(el: XmlElement, sight: Sight, leaf: Leaf): readonly XmlNode[] {
  const isLeaf = !el.children.some(isElement);
  return el.children.flatMap((node) => {
    if (!isElement(node)) return isLeaf ? leaf(el.local, node) : withoutShapes(node);
    return isAboutHiddenRoom(node, sight) ? [] : redactedElement(node, sight, leaf);
  });
}

const sameOr = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  before.length === after.length && before.every((one, index) => one === after[index]) ? before : after;
