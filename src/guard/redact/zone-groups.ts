import { attributeOf, childrenOf, isElement, type XmlElement } from '../../wire/xml/element.ts';
import { ANOTHER_ROOM, type Sight } from './sight.ts';

/**
 * The topology of those rooms that are shown. A group of none of them is left out; of one that has some, the others stay
 * without their names, for clients count members and look for the coordinator. The second of a pair keeps the name of a
 * room that is shown.
 */
export function redactedGroups(groups: XmlElement, sight: Sight): XmlElement {
  if (sight.sees !== 'own-rooms') return groups;
  const known = new Set(membersIn(groups).flatMap((member) => shownName(member, sight)));
  const children = groups.children.flatMap((node) => {
    if (!isElement(node) || node.local !== 'ZoneGroup') return node;
    const isShown = membersIn(node).some((member) => shownName(member, sight).length > 0);
    return isShown ? withoutNames(node, { sight, known }) : [];
  });
  return { ...groups, children };
}

/** Players and satellites, at any depth. */
const membersIn = (el: XmlElement): readonly XmlElement[] =>
  childrenOf(el).flatMap((child) => [
    ...(attributeOf(child, 'UUID') === undefined ? [] : [child]),
    ...membersIn(child),
  ]);

const shownName = (member: XmlElement, sight: Sight): readonly string[] =>
  sight.hides(attributeOf(member, 'UUID') ?? '') ? [] : [attributeOf(member, 'ZoneName') ?? ''];

interface Naming {
  readonly sight: Sight;
  /** Names of rooms that are shown. */
  readonly known: ReadonlySet<string>;
}

function withoutNames(el: XmlElement, naming: Naming): XmlElement {
  const isHidden = naming.sight.hides(attributeOf(el, 'UUID') ?? '');
  const attributes = el.attributes.map((attribute) =>
    attribute.local === 'ZoneName' && isHidden && !naming.known.has(attribute.value)
      ? { ...attribute, value: ANOTHER_ROOM }
      : attribute,
  );
  const children = el.children.map((node) => (isElement(node) ? withoutNames(node, naming) : node));
  return { ...el, attributes, children };
}
