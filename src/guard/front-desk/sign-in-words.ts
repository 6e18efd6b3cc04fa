import type { SignInRefusal } from '../identity/sign-in.ts';
import { type Told, waitInWords } from './words.ts';

const TOLD: Readonly<Record<Exclude<SignInRefusal['id'], 'too-many'>, Told>> = {
  wrong: { status: 403, text: 'The name or the password is not right.' },
  busy: { status: 503, text: 'Others sign in at this moment. Try again in a second.', retryAfter: 1 },
  full: {
    status: 503,
    text: 'As many people are signed in as there may be. Whoever looks after the speakers can sign some out.',
  },
  'not-written': {
    status: 503,
    text: 'It could not be written down, so you are not signed in. Try again in a moment.',
  },
};

export function signInRefusalInWords(refusal: SignInRefusal): Told {
  if (refusal.id !== 'too-many') return TOLD[refusal.id];
  const retryAfter = Math.ceil(refusal.waitMs / 1000);
  return { status: 429, text: `Too many attempts. Try again in ${waitInWords(retryAfter)}.`, retryAfter };
}

/** A form that lay open for too long, or was made before the guard started, or for somebody else. */
export const TOO_OLD: Told = {
  status: 403,
  text: 'This page lay open for too long, so nothing was done. Here it is anew.',
};

/** Whatever of it does not hold. */
export const PASSKEY_WRONG: Told = {
  status: 403,
  text: 'That passkey is not known here, or took too long. Try again, or use your password.',
};
