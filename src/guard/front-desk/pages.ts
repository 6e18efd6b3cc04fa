import { codeHash } from '../identity/code.ts';
import { alertText, button, field, form } from './form.ts';
import { paragraph, sheet } from './sheet.ts';
import type { Told } from './words.ts';
import type { VisitRefusal } from './visit-rules.ts';

/** The form, with a code filled in that came with a link. Looking at it uses no code up. */
export const enrolPage = (code: string): string =>
  sheet('Let this device in', [
    paragraph('You have a code for the speakers here. With it they know this device from now on.'),
    codeForm(code),
  ]);

/** A code that did not do, and another try. */
export const refusedPage = ({ text }: Told): string =>
  sheet('That did not work', [alertText(text), codeForm('')]);

/** The code is secret enough to need no token: whoever could forge the form would have to know it. */
const codeForm = (code: string) =>
  form(
    '/enrol',
    undefined,
    ...field('Code', {
      name: 'code',
      class: 'code',
      value: codeHash(code) === undefined ? '' : code,
      maxlength: '32',
      autocomplete: 'off',
      autocapitalize: 'characters',
    }),
    button('Let this device in'),
  );

/** A sentence and no more. */
export const sentencePage = (title: string, text: string): string => sheet(title, [paragraph(text)]);

const VISIT_REFUSALS: Readonly<Record<VisitRefusal, string>> = {
  'wrong-host': 'The front desk answers under its own address only.',
  'cross-site': 'This came from another site, and so nothing was done. Do it on these pages themselves.',
};

export const turnedAwayPage = (refusal: VisitRefusal): string =>
  sentencePage('Not like this', VISIT_REFUSALS[refusal]);
