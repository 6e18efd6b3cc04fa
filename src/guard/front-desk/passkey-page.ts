import { printable } from '../../base/text.ts';
import { element, type ElementInput } from '../../wire/xml/write.ts';
import type { Passkey } from '../identity/state.ts';
import { alertText, button, field, form, hidden } from './form.ts';
import { SCRIPT_PATH } from './passkey-script.ts';
import { paragraph, sheet } from './sheet.ts';
import { momentIn, type Told } from './words.ts';

export interface PasskeysPage {
  readonly passkeys: readonly Passkey[];
  readonly timeZone: string;
  readonly addToken: string;
  readonly removeToken: string;
  /** For the browser, as JSON. */
  readonly options: string;
  readonly told: Told | undefined;
}

export const passkeysPage = (page: PasskeysPage): string =>
  sheet('Passkeys', [
    ...(page.told ? [alertText(page.told.text)] : []),
    paragraph(
      'With a passkey you sign in here by unlocking your device. Nobody can guess it or read it on the way.',
    ),
    ...(page.passkeys.length === 0 ? [paragraph('You have none yet.')] : []),
    ...page.passkeys.flatMap((passkey, index) => entry(page, passkey, index + 1)),
    element('h2', {}, ['Another one']),
    passkeyForm(
      { action: '/passkeys', kind: 'make', token: page.addToken, options: page.options },
      ...field('What to call it', { name: 'name', maxlength: '64', autocomplete: 'off' }),
      button('Add a passkey of this device'),
    ),
    paragraph(element('a', { href: '/' }, ['Back'])),
    script(),
  ]);

function entry(
  { timeZone, removeToken }: PasskeysPage,
  { id, name, addedAt }: Passkey,
  number: number,
): readonly ElementInput[] {
  return [
    element('h2', {}, [`${number}. ${printable(name)}`]),
    paragraph(`Added on ${momentIn(addedAt, timeZone)}.`),
    form('/passkeys/remove', removeToken, hidden('key', id), button(`Remove number ${number}`)),
  ];
}

interface PasskeyForm {
  readonly action: string;
  readonly kind: 'make' | 'sign';
  readonly token: string;
  readonly options: string;
}

/** A form whose button asks the browser first. Hidden by the script where the browser knows no passkeys. */
export const passkeyForm = (
  { action, kind, token, options }: PasskeyForm,
  ...children: readonly ElementInput[]
): ElementInput =>
  element('form', { method: 'post', action, 'data-passkey': kind, 'data-options': options }, [
    hidden('token', token),
    hidden('answer', ''),
    ...children,
    element('p', { role: 'status' }, ['']),
    element('noscript', {}, [paragraph('Passkeys need scripts, which are turned off in this browser.')]),
  ]);

/** An empty text keeps the element from being written as one without an end, which HTML does not know of scripts. */
export const script = (): ElementInput => element('script', { src: SCRIPT_PATH, defer: 'defer' }, ['']);
