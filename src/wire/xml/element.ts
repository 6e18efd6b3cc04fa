/** One element as read. Namespace declarations are resolved and not listed among the attributes. */
export interface XmlElement {
  /** As written, with its prefix: `u:GetVolume`. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** The namespace name; '' for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
}

/** An element or text; adjacent text, CDATA and character references are one node. */
export type XmlNode = XmlElement | string;

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

/** The element children in order, those of a local name and a namespace where told. */
export function childrenOf(parent: XmlElement, local?: string, namespace?: string): readonly XmlElement[] {
  return parent.children
    .filter(isElement)
    .filter(
      (child) =>
        (local === undefined || child.local === local) &&
        (namespace === undefined || child.namespace === namespace),
    );
}

/** The first child of that local name. */
export const childOf = (parent: XmlElement, local: string, namespace?: string): XmlElement | undefined =>
  childrenOf(parent, local, namespace)[0];

/** The element's own text, that of elements inside left out. */
export const textOf = (el: XmlElement): string =>
  el.children.filter((node) => typeof node === 'string').join('');

/** The value of the attribute without a prefix. */
export const attributeOf = (el: XmlElement, local: string): string | undefined =>
  el.attributes.find((attribute) => attribute.prefix === '' && attribute.local === local)?.value;
