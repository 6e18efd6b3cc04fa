import { element, type ElementInput } from '../../wire/xml/write.ts';
import { codeHash } from '../identity/code.ts';
import type { Standing } from '../identity/identities.ts';
import { paragraph, sheet } from './sheet.ts';
import { standingInWords, type Told } from './words.ts';
import type { VisitRefusal } from './visit-rules.ts';

/** What this is, and what the guard knows of the device that asks. */
export const homePage = (standing: Standing, timeZone: string): string =>
  sheet('The front desk', [
    paragraph('The speakers here have a lock. This page says what the lock knows of your device.'),
    element('h2', {}, ['Your device']),
    ...standingInWords(standing, timeZone).map((sentence) => paragraph(sentence)),
    ...(standing.principal.kind === 'device' ? [] : wayIn()),
  ]);

const wayIn = (): readonly ElementInput[] => [
  element('h2', {}, ['Have you got a code?']),
  paragraph(element('a', { href: '/enrol' }, ['Type it here']), '.'),
  paragraph('Without one, ask whoever looks after the speakers here.'),
];

/** The form, with a code filled in that came with a link. Looking at it uses no code up. */
export const enrolPage = (code: string): string =>
  sheet('Let this device in', [
    paragraph('You have a code for the speakers here. With it they know this device from now on.'),
    form(code),
  ]);

/** A code that did not do, and another try. */
export const refusedPage = ({ text }: Told): string =>
  sheet('That did not work', [element('p', { class: 'refusal', role: 'alert' }, [text]), form('')]);

const form = (code: string): ElementInput =>
  element('form', { method: 'post', action: '/enrol' }, [
    element('label', { for: 'code' }, ['Code']),
    element('input', {
      id: 'code',
      name: 'code',
      value: codeHash(code) === undefined ? '' : code,
      required: 'required',
      maxlength: '32',
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: 'false',
    }),
    element('button', { type: 'submit' }, ['Let this device in']),
  ]);

/** A sentence and no more. */
export const sentencePage = (title: string, text: string): string => sheet(title, [paragraph(text)]);

const VISIT_REFUSALS: Readonly<Record<VisitRefusal, string>> = {
  'wrong-host': 'The front desk answers under its own address only.',
  'cross-site': 'This came from another site, and so nothing was done. Type the code on this page itself.',
};

export const turnedAwayPage = (refusal: VisitRefusal): string =>
  sentencePage('Not like this', VISIT_REFUSALS[refusal]);
