import { asIpAddress, type Cidr, parseCidr } from '../base/address.ts';

/** A word of `hosts`, `shares`, `art` and `software`. */
export type HostPattern =
  | { readonly kind: 'any' }
  /** In lower case; a name or an address. */
  | { readonly kind: 'host'; readonly host: string }
  /** Every name that ends so, with the dot before it: `.example.org`. */
  | { readonly kind: 'below'; readonly suffix: string }
  | { readonly kind: 'network'; readonly network: Cidr; readonly text: string };

const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/;
/** A name whose last label is a number is an address in another spelling (URL Standard §3.5), never a name. */
const NUMERIC_END = /(^|\.)(\d+|0x[0-9a-f]*)$/;

const isName = (text: string): boolean => NAME.test(text) && !NUMERIC_END.test(text);

/** `nas.local`, `192.168.1.5`, `10.0.0.0/8`, `*.example.org`, `any`; undefined for anything else. */
export function parseHostPattern(word: string): HostPattern | undefined {
  const text = word.toLowerCase();
  if (text === 'any') return { kind: 'any' };
  if (text.startsWith('*.'))
    return isName(text.slice(2)) ? { kind: 'below', suffix: text.slice(1) } : undefined;
  if (text.includes('/')) {
    const network = parseCidr(text);
    return network && { kind: 'network', network, text };
  }
  return asIpAddress(text) !== undefined || isName(text) ? { kind: 'host', host: text } : undefined;
}
