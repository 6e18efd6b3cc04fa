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

/** Attributes without a prefix are in no namespace, and `xml` needs no declaration (Namespaces in XML 1.0 §3, §6.2). */
function bindingsOf(el: XmlElement): readonly (readonly [prefix: string, namespace: string])[] {
  const named = [el, ...el.attributes.filter(({ prefix }) => prefix !== '')];
  const bindings = new Map(named.map(({ prefix, namespace }) => [prefix, namespace]));
  bindings.delete('xml');
  return [...bindings];
}
