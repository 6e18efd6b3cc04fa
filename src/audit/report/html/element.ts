/**
 * The one writer of HTML. Text and attribute values are escaped here and nowhere else; there is no way to hand in
 * markup. Names of elements and attributes are ours and are checked all the same.
 */
export type HtmlNode = HtmlElement | string;

export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly HtmlNode[];
}

export const h = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly HtmlNode[] = [],
): HtmlElement => ({ name, attributes, children });

const NAME = /^[a-z][a-z0-9-]*$/;
const VOID = new Set(['meta', 'br', 'hr', 'link', 'img']);
/** Line breaks before these keep the file readable; inside text they would show. */
const BLOCK = new Set(
  'html head body meta title style header main footer section article table thead tbody tr details ul ol dl h1 h2 h3 p div pre'.split(
    ' ',
  ),
);

/** A whole document, lines ended by LF. */
export const writeHtml = (root: HtmlElement): string => `<!doctype html>${write(root)}\n`;

function write(node: HtmlNode): string {
  if (typeof node === 'string') return escapeText(node);
  const { name, attributes, children } = node;
  if (!NAME.test(name)) throw new Error(`not the name of an element: ${name}`);
  const open = `${BLOCK.has(name) ? '\n' : ''}<${name}${Object.entries(attributes).map(writeAttribute).join('')}>`;
  if (VOID.has(name)) return open;
  const content = name === 'style' ? styleText(children) : children.map(write).join('');
  return `${open}${content}</${name}>`;
}

function writeAttribute([name, value]: readonly [string, string | undefined]): string {
  if (!NAME.test(name) || name.startsWith('on')) throw new Error(`not the name of an attribute: ${name}`);
  return value === undefined ? '' : ` ${name}="${escapeText(value)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Style sheets are not escaped by browsers (HTML §13.1.2.6): nothing that could end one is let in. */
function styleText(children: readonly HtmlNode[]): string {
  const text = children.map((child) => (typeof child === 'string' ? child : '')).join('');
  if (text.includes('<')) throw new Error('a style sheet holds no markup');
  return text;
}
