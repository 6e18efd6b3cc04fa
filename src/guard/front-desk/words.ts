import { printable } from '../../base/text.ts';
import type { EnrolmentRefusal } from '../identity/enrolment.ts';
import { GROUNDS } from '../identity/grounds.ts';
import type { Standing } from '../identity/recognition.ts';

/** What is told to who typed a code in vain, with the status of the answer. */
export interface Told {
  readonly status: number;
  readonly text: string;
  /** After so many seconds it may be tried again. */
  readonly retryAfter?: number;
}

const TOLD: Readonly<Record<Exclude<EnrolmentRefusal['id'], 'too-many'>, Told>> = {
  'wrong-code': { status: 403, text: 'There is no such code. Look at it again: eight letters and digits.' },
  'used-code': { status: 403, text: 'This code was used already. A code is good once; ask for a new one.' },
  'expired-code': { status: 403, text: 'This code is too old. Ask for a new one.' },
  'void-code': {
    status: 403,
    text: 'This code is no longer good: a newer one was made, or too many wrong ones were typed. Ask for a new one.',
  },
  'address-taken': {
    status: 409,
    text: 'A device is known at this address already. Whoever looks after the speakers has to end that one first.',
  },
  'not-written': {
    status: 503,
    text: 'It could not be written down, so nothing has changed. The code is still good: try again in a moment.',
  },
};

export function refusalInWords(refusal: EnrolmentRefusal): Told {
  if (refusal.id !== 'too-many') return TOLD[refusal.id];
  const retryAfter = Math.ceil(refusal.waitMs / 1000);
  return {
    status: 429,
    text: `Too many codes were typed here. Try again in ${waitInWords(retryAfter)}.`,
    retryAfter,
  };
}

export function waitInWords(seconds: number): string {
  if (seconds <= 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** What the guard knows of a device, a sentence each. */
export function standingInWords(
  { principal, ground, endsAt }: Standing,
  timeZone: string,
): readonly string[] {
  if (principal.kind === 'device')
    return [
      `It is known as ${printable(principal.name)}. Its role is ${printable(principal.role)}.`,
      ...(endsAt === undefined
        ? []
        : [`Known until ${momentIn(endsAt, timeZone)}; using the speakers prolongs that.`]),
    ];
  if (principal.kind === 'person')
    return [
      `${printable(principal.name)} is signed in on this device, in another browser. The role is ${printable(principal.role)}.`,
      'Whoever signs in here now takes that place.',
    ];
  return [
    'It is not known.',
    ...(ground === 'unknown' ? [] : [GROUNDS[ground].meaning]),
    principal.kind === 'segment'
      ? `On this network a device that is not known has the role ${printable(principal.role)}.`
      : 'So it may do only what anybody may, which is nothing unless the owner said otherwise.',
  ];
}

/** `26 December 2026 at 03:12 (Europe/Berlin)` */
export const momentIn = (ms: number, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(ms)} (${timeZone})`;
