import { type Choices, once, pick } from './choices.ts';
import type { Call } from './calls.ts';

/** How the XML of a call is written; tricks change it. */
export interface Spelling {
  /** Put in front of the document and before the root. */
  declaration: string;
  envelopeTag: string;
  bodyTag: string;
  prefix: string;
  /** Attributes of the action's element besides its namespace. */
  namespace: string;
  actionAttributes: string;
  /** Put beside what it is named after. */
  beforeBody: string;
  afterBody: string;
  beforeAction: string;
  afterAction: string;
  afterEnvelope: string;
  /** The text of an argument by its name, already spelt; others are escaped. */
  spelt: Map<string, string>;
  /** The whole element of an argument by its name. */
  elements: Map<string, string>;
  /** Elements after the arguments. */
  more: string;
  encoding: 'utf8' | 'utf8-bom' | 'utf16le' | 'utf16be' | 'latin1';
}

export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

export const plainSpelling = (serviceType: string): Spelling => ({
  declaration: '<?xml version="1.0" encoding="utf-8"?>',
  envelopeTag: `s:Envelope xmlns:s="${SOAP}"`,
  bodyTag: 's:Body',
  prefix: 'u:',
  namespace: ` xmlns:u="${serviceType}"`,
  actionAttributes: '',
  beforeBody: '',
  afterBody: '',
  beforeAction: '',
  afterAction: '',
  afterEnvelope: '',
  spelt: new Map(),
  elements: new Map(),
  more: '',
  encoding: 'utf8',
});

export const escaped = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;

const nameOf = (tag: string): string => /^[^\s]*/.exec(tag)?.[0] ?? '';

export function spell({ action, args }: Call, how: Spelling): Uint8Array {
  const inner = args.map(
    ([name, value]) =>
      how.elements.get(name) ?? `<${name}>${how.spelt.get(name) ?? escaped(value)}</${nameOf(name)}>`,
  );
  const tag = `${how.prefix}${action}`;
  const call = `<${tag}${how.namespace}${how.actionAttributes}>${inner.join('')}${how.more}</${nameOf(tag)}>`;
  const text =
    `${how.declaration}<${how.envelopeTag}>${how.beforeBody}<${how.bodyTag}>${how.beforeAction}${call}` +
    `${how.afterAction}</${nameOf(how.bodyTag)}>${how.afterBody}</${nameOf(how.envelopeTag)}>${how.afterEnvelope}`;
  return encoded(text, how.encoding);
}

function encoded(text: string, encoding: Spelling['encoding']): Uint8Array {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8-bom') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'latin1') return Buffer.from(text, 'latin1');
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf16be' ? bytes.swap16() : bytes;
}

/** Arguments by which harm is done. */
const TELLING = /Volume$|Adjustment|UR[IL]$/;

/** One of the arguments, mostly one that matters; calls without any have a made-up one. */
export function someArgument(choices: Choices, { args }: Call): readonly [name: string, value: string] {
  if (args.length === 0) return ['Nothing', ''];
  const telling = args.filter(([name]) => TELLING.test(name));
  return pick(choices, telling.length > 0 && !once(choices, 4) ? telling : args);
}
