import type { ErrorFact } from './error-fact.ts';

/** What Tonewall keeps: the journal, and its own state. */
export const STATE_ERRORS = {
  'journal-locked': {
    exit: 71,
    meaning: 'Another process writes to this journal.',
    hint: 'A guard runs there already: tonewall status. One process at a time writes to a journal; reading and verifying it stay possible.',
  },
  'journal-key': {
    exit: 65,
    meaning: 'The key that signs the checkpoints of a journal is missing or damaged.',
    hint: 'Put checkpoint.key back from a copy, or move the whole folder away: then a new journal begins.',
  },
  'journal-missing': {
    exit: 66,
    meaning: 'There is no journal where one was looked for.',
    hint: 'Give its folder, or the state folder with --state.',
  },
  'checkpoint-invalid': {
    exit: 65,
    meaning: 'A saved checkpoint is damaged, or another key signed it.',
    hint: 'Give the file that tonewall journal verify --save-checkpoint wrote for this journal.',
  },
  'output-unwritable': {
    exit: 73,
    meaning: 'The result could not be written to standard output.',
    hint: 'Is the disk full? --html and --json into a file on another disk may work.',
  },
  'state-locked': {
    exit: 75,
    meaning: 'Another process is writing the same state.',
    hint: 'Try again in a moment.',
  },
  'authority-missing': {
    exit: 66,
    meaning: 'There is no authority of a guard in the state folder.',
    hint: 'A guard makes it when it first starts.',
  },
  'certificates-invalid': {
    exit: 78,
    meaning: "The file with the guard's certificates is damaged.",
    hint: 'Restore it from a copy; or delete it, and every device that trusts the guard has to be told anew.',
  },
  'front-desk-certificate': {
    exit: 78,
    meaning: 'The certificate that tonewall.yaml names for the front desk cannot be used.',
    hint: 'Both files are PEM, belong together, and are for the name under front-desk. Without them the guard makes its own.',
  },
  'identities-invalid': {
    exit: 65,
    meaning: 'The file of enrolled identities is damaged. It is never replaced by an empty one.',
    hint: 'Put identities.json of the state folder back from a copy; only if there is none, move it away and enrol anew.',
  },
  'identities-version': {
    exit: 65,
    meaning: 'The file of enrolled identities has a version that this build does not read.',
    hint: 'Use the Tonewall version that wrote it, or a newer one.',
  },
} as const satisfies Record<string, ErrorFact>;
