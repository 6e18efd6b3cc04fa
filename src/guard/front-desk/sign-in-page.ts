import { element, type ElementInput } from '../../wire/xml/write.ts';
import { alertText, button, field, form } from './form.ts';
import { passkeyForm, script } from './passkey-page.ts';
import { paragraph, sheet } from './sheet.ts';
import type { Told } from './words.ts';

/** The form, after a refusal with what was wrong. What was typed does not come back. */
export const signInPage = (token: string, passkeyOptions: string | undefined, refusal?: Told): string =>
  sheet('Sign in', [
    ...(refusal ? [alertText(refusal.text)] : []),
    paragraph('While you are signed in, apps on this device may do with the speakers what you may.'),
    form(
      '/sign-in',
      token,
      ...field('Name', {
        name: 'id',
        maxlength: '40',
        autocomplete: 'username',
        autocapitalize: 'none',
      }),
      ...field('Password', {
        name: 'password',
        type: 'password',
        maxlength: '512',
        autocomplete: 'current-password',
      }),
      button('Sign in'),
    ),
    ...(passkeyOptions === undefined ? [] : byPasskey(token, passkeyOptions)),
  ]);

const byPasskey = (token: string, options: string): readonly ElementInput[] => [
  element('h2', {}, ['Or with a passkey']),
  passkeyForm({ action: '/sign-in/passkey', kind: 'sign', token, options }, button('Use a passkey')),
  script(),
];
