import type { ErrorFact } from './error-facts/error-fact.ts';
import { FILE_ERRORS } from './error-facts/files.ts';
import { GATEWAY_ERRORS } from './error-facts/gateway.ts';
import { NETWORK_ERRORS } from './error-facts/network.ts';
import { PEOPLE_ERRORS } from './error-facts/people.ts';
import { STATE_ERRORS } from './error-facts/state.ts';

/**
 * The world failing, in words: every error that Tonewall raises on purpose has a code from this table.
 * `docs/errors.md` is generated from it. Codes are for ever.
 */
export const ERRORS = {
  ...FILE_ERRORS,
  ...NETWORK_ERRORS,
  ...STATE_ERRORS,
  ...PEOPLE_ERRORS,
  ...GATEWAY_ERRORS,
  interrupted: {
    exit: 130,
    meaning: 'It was ended by Ctrl-C or a signal; nothing was left half-written.',
    hint: 'Nothing was written. Start it again when there is time.',
  },
  bug: { exit: 70, meaning: 'A fault of Tonewall itself.', hint: 'Please report it with the lines above.' },
} as const satisfies Record<string, ErrorFact>;

export type ErrorCode = keyof typeof ERRORS;

/** An error with a code from the table; `message` is one line for people. */
export class TonewallError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TonewallError';
    this.code = code;
    this.hint = options.hint ?? ERRORS[code].hint;
  }

  get exitCode(): number {
    return ERRORS[this.code].exit;
  }
}
