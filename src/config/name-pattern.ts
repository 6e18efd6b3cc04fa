import { domainToASCII, domainToUnicode } from 'node:url';
import { err, ok, type Result } from '../base/result.ts';

/** Names of the internet, in lower case: one, or every name that ends with a dot and `below`. */
export type NamePattern =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'below'; readonly below: string };

/** RFC 1123 §2.1 and RFC 1035 §2.3.4: letters, digits and hyphens; 253 characters are 255 bytes in a message. */
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;
const MOST_CHARACTERS = 253;

/** `api.spotify.com`, `*.sonos.com`; why not, with what to write, for anything else. */
export function parseNamePattern(text: string): Result<NamePattern, string> {
  const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const isBelow = lower.startsWith('*.');
  const name = isBelow ? lower.slice(2) : lower;
  if (name.includes('*')) return err('has * elsewhere than as its whole first label: *.example.org');
  const problem = problemOf(name);
  if (problem !== undefined) return err(problem);
  return ok(isBelow ? { kind: 'below', below: name } : { kind: 'name', name });
}

function problemOf(name: string): string | undefined {
  const labels = name.split('.');
  // What is not ASCII has another spelling that is (RFC 5890 §2.3.2.1).
  const ascii = domainToASCII(name);
  if (/[^\0-\x7F]/.test(name)) return ascii === '' ? NO_NAME : `is not ASCII: write ${ascii}`;
  if (name.length > MOST_CHARACTERS || !labels.every(isLabel)) return NO_NAME;
  if (labels.length < 2) return 'is a single label: a name of the internet has two or more';
  // A name whose last label is a number is an address in another spelling (URL Standard §3.5).
  return ascii === name && !/^\d/.test(labels.at(-1) ?? '') ? undefined : NO_NAME;
}

/** One that begins with `xn--` stands for another, which it has to tell (RFC 5890 §2.3.2.1). */
const isLabel = (label: string): boolean =>
  LABEL.test(label) && (!label.startsWith('xn--') || domainToUnicode(label) !== label);

const NO_NAME = 'is no name of the internet: api.example.org, *.example.org';
