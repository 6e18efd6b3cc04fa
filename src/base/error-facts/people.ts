import type { ErrorFact } from './error-fact.ts';

/** Devices, programs and people, and the guard that is asked. */
export const PEOPLE_ERRORS = {
  'identity-refused': {
    exit: 64,
    meaning: 'A device, program or person could not be added or changed as asked.',
    hint: 'The message says what is in the way.',
  },
  'identity-unknown': {
    exit: 64,
    meaning: 'There is no living device, open code, program or person of that name.',
    hint: 'tonewall devices, tonewall token list and tonewall people list show the names.',
  },
  'password-refused': {
    exit: 64,
    meaning: 'A new password is too short, too long, or was not typed twice alike.',
    hint: 'Four or five words that do not belong together are long enough and easy to remember.',
  },
  'guard-unreachable': {
    exit: 69,
    meaning: 'No guard answers at the state folder.',
    hint: 'Is the guard running, and is --state its state folder? That of the service is for root.',
  },
  'approval-refused': {
    exit: 2,
    meaning: 'There is nothing of that number to approve; it may have expired.',
    hint: 'tonewall approve lists what waits. A request waits 2 minutes; then the asker has to try again.',
  },
} as const satisfies Record<string, ErrorFact>;
