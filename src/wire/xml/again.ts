import { isElement, type XmlElement } from './element.ts';
import type { ElementInput } from './write.ts';

type Scope = ReadonlyMap<string, string>;

const OUTSIDE: Scope = new Map([['', '']]);

/**
 * An element as read, to be written again: same prefixes, same namespaces, each declared where it first differs from what
 * stands around it. So a part can be taken out, changed or dropped without a declaration getting lost.
 */
export function toWrite(el: XmlElement, scope: Scope = OUTSIDE): ElementInput {
  const needed = bindingsOf(el).filter(([prefix, namespace]) => scope.get(prefix) !== namespace);
  const inside = new Map([...scope, ...needed]);
  const declarations = needed.map(
    ([prefix, namespace]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace] as const,
  );
  return {
    name: el.name,
    attributes: [...declarations, ...el.attributes.map(({ name, value }) => [name, value] as const)],
    children: el.children.map((child) => (isElement(child) ? toWrite(child, inside) : child)),
  };
}

/**
 * A whole document, every prefix declared at its root: clients that read an element with attributes otherwise than one
 * without (xml2js) find none that were not there. A prefix that means two things is declared again where it differs.
 */
export function documentToWrite(root: XmlElement): ElementInput {
  const all = allBindings(root);
  const { name, attributes, children } = toWrite(root, new Map([...OUTSIDE, ...all]));
  const declarations = [...all].map(
    ([prefix, namespace]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace] as const,
  );
  return { name, attributes: [...declarations, ...attributes], children };
}

/** The first meaning of each prefix; what has none is left out, and at the root means that there is no default. */
function allBindings(root: XmlElement): ReadonlyMap<string, string> {
  const all = new Map<string, string>(root.prefix === '' ? [['', root.namespace]] : []);
  const visit = (el: XmlElement): void => {
    for (const [prefix, namespace] of bindingsOf(el))
      if (prefix !== '' && !all.has(prefix)) all.set(prefix, namespace);
    for (const child of el.children) if (isElement(child)) visit(child);
  };
  visit(root);
  if (all.get('') === '') all.delete('');
  return all;
}

/** Attributes without a prefix are in no namespace, and `xml` needs no declaration (Namespaces in XML 1.0 §3, §6.2). */
function bindingsOf(el: XmlElement): readonly (readonly [prefix: string, namespace: string])[] {
  const named = [el, ...el.attributes.filter(({ prefix }) => prefix !== '')];
  const bindings = new Map(named.map(({ prefix, namespace }) => [prefix, namespace]));
  bindings.delete('xml');
  return [...bindings];
}
