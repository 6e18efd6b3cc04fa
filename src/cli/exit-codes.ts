import { wrap } from '../audit/report/text/wrap.ts';

/** Exit codes, as sysexits.h has them from 64 on. `tonewall --help` and docs/exit-codes.md show this table. */
export const EXIT_CODES = [
  [0, 'done; audit: nothing at or above the threshold; journal verify: intact; doctor: nothing fails'],
  [
    1,
    'audit: findings at or above the threshold; journal verify, policy test: something does not fit; doctor: something fails; firewall status, service status: something differs',
  ],
  [
    2,
    'could not judge: nothing was found, or too little could be learnt (doctor: nothing fails, but not all that was asked for could be told); approve: nothing of that number waits',
  ],
  [64, 'usage: a flag or argument was wrong'],
  [65, 'data: a file (configuration, cases, household, bundle, identities, key) is not what it should be'],
  [66, 'a file could not be read'],
  [69, 'no guard answers'],
  [70, 'a fault of Tonewall itself'],
  [71, 'the system refused: an address or a journal is taken, an address is missing, nothing could be sent'],
  [73, 'a file could not be written'],
  [75, 'another process is writing the same state; try again'],
  [
    78,
    "a certificate cannot be used: the file with the guard's own, or the one that tonewall.yaml names for the front desk",
  ],
  [130, 'ended by Ctrl-C; everything was tidied up'],
] as const satisfies readonly (readonly [code: number, meaning: string])[];

export const exitCodeLines = (width: number): readonly string[] =>
  EXIT_CODES.flatMap(([code, meaning]) => wrap(meaning, { width, lead: `  ${String(code).padStart(3)}  ` }));
