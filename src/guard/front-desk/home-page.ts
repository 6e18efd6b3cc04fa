import { printable } from '../../base/text.ts';
import { element, type ElementInput } from '../../wire/xml/write.ts';
import type { Standing } from '../identity/recognition.ts';
import type { KnownSession } from '../identity/snapshot.ts';
import { button, form } from './form.ts';
import { paragraph, sheet } from './sheet.ts';
import { momentIn, standingInWords } from './words.ts';

export interface Home {
  readonly standing: Standing;
  readonly timeZone: string;
  /** Who is signed in here, and what makes their forms theirs. */
  readonly signedIn: (KnownSession & { readonly signOutToken: string }) | undefined;
  readonly hasPasskeys: boolean;
  /** How many requests wait, for an owner. */
  readonly waiting: number | undefined;
}

/** What this is, and what the guard knows of who looks at it. */
export const homePage = ({ standing, timeZone, signedIn, hasPasskeys, waiting }: Home): string =>
  sheet('The front desk', [
    paragraph('The speakers here have a lock. This page says what the lock knows of you and your device.'),
    ...(signedIn ? you(signedIn, timeZone) : device(standing, timeZone)),
    ...(signedIn && hasPasskeys ? passkeys() : []),
    ...(waiting === undefined ? [] : approvals(waiting)),
    ...(signedIn ? [form('/sign-out', signedIn.signOutToken, button('Sign out'))] : signIn()),
  ]);

function you({ principal, session }: KnownSession, timeZone: string): readonly ElementInput[] {
  return [
    element('h2', {}, ['You']),
    paragraph(
      `You are signed in as ${printable(principal.name)}. Your role is ${printable(principal.role)}.`,
    ),
    paragraph(
      `As long as you are, apps on this device (address ${session.address}) may do with the speakers what you may. ` +
        'Sign out on a device that others use too.',
    ),
    paragraph(
      `It ends by itself after 12 hours without use, and on ${momentIn(session.endsAt, timeZone)} at the latest.`,
    ),
  ];
}

const device = (standing: Standing, timeZone: string): readonly ElementInput[] => [
  element('h2', {}, ['Your device']),
  ...standingInWords(standing, timeZone).map((sentence) => paragraph(sentence)),
  ...(standing.principal.kind === 'device' ? [] : wayIn()),
];

const wayIn = (): readonly ElementInput[] => [
  element('h2', {}, ['Have you got a code?']),
  paragraph(element('a', { href: '/enrol' }, ['Type it here']), '.'),
  paragraph('Without one, ask whoever looks after the speakers here.'),
];

const signIn = (): readonly ElementInput[] => [
  element('h2', {}, ['Have you got a password?']),
  paragraph(element('a', { href: '/sign-in' }, ['Sign in']), '.'),
];

const approvals = (waiting: number): readonly ElementInput[] => [
  element('h2', {}, ['Requests']),
  paragraph(
    element('a', { href: '/approvals' }, [
      waiting === 1 ? '1 request waits for an owner' : `${waiting} requests wait for an owner`,
    ]),
    '.',
  ),
];

const passkeys = (): readonly ElementInput[] => [
  element('h2', {}, ['Passkeys']),
  paragraph(element('a', { href: '/passkeys' }, ['See and add passkeys']), '.'),
];
