import { hash } from 'node:crypto';
import { element, type ElementInput, writeXml } from '../../wire/xml/write.ts';

/** No character of it is markup, so that what is written is what is hashed. */
const STYLE =
  'body{margin:0 auto;max-width:34rem;padding:1rem;font:1.1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}' +
  'h1{font-size:1.5rem;line-height:1.2}h2{font-size:1.1rem;margin-bottom:0}' +
  'a{color:#0645ad}' +
  'label{display:block;font-weight:bold}' +
  'input,button{box-sizing:border-box;width:100%;min-height:3rem;margin:.5rem 0;font:inherit;border-radius:.4rem;border:2px solid #1a1a1a}' +
  'input{padding:0 .75rem}.code{letter-spacing:.15em;text-transform:uppercase}' +
  'h1,h2,p,li{overflow-wrap:anywhere}' +
  'button{background:#1a1a1a;color:#fff;font-weight:bold}' +
  '.refusal{border-left:.4rem solid #b00020;padding-left:.75rem}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}a{color:#8ab4f8}' +
  'input{background:#222;color:#eee;border-color:#999}button{background:#eee;color:#111;border-color:#eee}}';

const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Of the pages with passkeys, in place of the general one: a script of the front desk's own file runs, and no other. */
export const SCRIPTED_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': `${CONTENT_POLICY}; script-src 'self'`,
};

/**
 * Headers of every answer. Nothing is loaded and no script runs; the one form goes to the page itself. With `no-referrer`
 * browsers would hide where the form comes from (Fetch §3.2), and the code in the address goes nowhere else as it is.
 */
export const SHEET_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_POLICY,
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
};

/** A page of the front desk. Written by the XML writer, so that no text becomes markup. */
export function sheet(title: string, body: readonly ElementInput[]): string {
  const html = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('title', {}, [title]),
      element('style', {}, [STYLE]),
    ]),
    element('body', {}, [element('main', {}, [element('h1', {}, [title]), ...body])]),
  ]);
  return `<!DOCTYPE html>\n${writeXml(html)}\n`;
}

export const paragraph = (...children: readonly (ElementInput | string)[]): ElementInput =>
  element('p', {}, children);
