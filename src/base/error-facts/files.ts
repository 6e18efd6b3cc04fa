import type { ErrorFact } from './error-fact.ts';

/** What is given on the command line, and files that people write. */
export const FILE_ERRORS = {
  'usage-flag': {
    exit: 64,
    meaning: 'A flag or argument was wrong.',
    hint: 'tonewall <command> --help lists what is understood.',
  },
  'node-old': {
    exit: 71,
    meaning: 'The Node.js that runs Tonewall is too old.',
    hint: 'Install Node.js 24 or later: https://nodejs.org/en/download. A Node.js beside the old one does: name its full path.',
  },
  'file-unreadable': {
    exit: 66,
    meaning: 'A file could not be read.',
    hint: 'Check the path and the permissions.',
  },
  'file-unwritable': {
    exit: 73,
    meaning: 'A file could not be written; nothing was left behind.',
    hint: 'Check the folder, its permissions and the free space.',
  },
  'household-invalid': {
    exit: 65,
    meaning: 'A household file does not fit its schema.',
    hint: 'Every problem is listed with its line; schemas/household.json is the schema.',
  },
  'config-invalid': {
    exit: 65,
    meaning: 'A tonewall.yaml, or a Cedar file that it names, cannot be used.',
    hint: 'Every problem is listed with its line; docs/configuration.md has every key.',
  },
  'cases-invalid': {
    exit: 65,
    meaning: 'A file of policy cases does not fit its schema.',
    hint: 'Every problem is listed with its line; docs/policy.md shows such a file.',
  },
  'bundle-invalid': {
    exit: 65,
    meaning: 'A bundle is damaged or not a bundle.',
    hint: 'Give the folder that tonewall audit --save wrote.',
  },
  'bundle-version': {
    exit: 65,
    meaning: 'A bundle has a schema version that this build does not read.',
    hint: 'Use the Tonewall version that wrote it, or a newer one.',
  },
} as const satisfies Record<string, ErrorFact>;
