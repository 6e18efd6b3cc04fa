/**
 * The world failing, in words: every error that Tonewall raises on purpose has a code from this table.
 * `docs/errors.md` is generated from it. Codes are for ever.
 */
export const ERRORS = {
  'usage-flag': {
    exit: 64,
    meaning: 'A flag or argument was wrong.',
    hint: 'tonewall <command> --help lists what is understood.',
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
  'address-in-use': {
    exit: 71,
    meaning: 'An address and port that are needed are taken.',
    hint: 'Stop the other program, or choose other addresses.',
  },
  'address-unavailable': {
    exit: 71,
    meaning: 'An address is not on this machine.',
    hint: 'Use loopback addresses (127.x.y.z) or addresses of your own interfaces.',
  },
  'port-forbidden': {
    exit: 71,
    meaning: 'A port below 1024 is not for this user.',
    hint: 'Choose a port from 1024 on, or give the process CAP_NET_BIND_SERVICE: tonewall service install does.',
  },
  'no-player': {
    exit: 2,
    meaning: 'Nothing that answered is a player.',
    hint: 'Is the address right and the player on? tonewall audit shows what answers.',
  },
  'network-refused': {
    exit: 71,
    meaning: 'Nothing could be sent on the network.',
    hint: 'Is an interface up? Give addresses: tonewall audit 192.168.1.20.',
  },
  'journal-locked': {
    exit: 71,
    meaning: 'Another process writes to this journal.',
    hint: 'One process at a time writes to a journal; reading and verifying it stay possible.',
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
  'identity-refused': {
    exit: 64,
    meaning: 'A device, program or person could not be added or changed as asked.',
    hint: 'The message says what is in the way.',
  },
  'identity-unknown': {
    exit: 64,
    meaning: 'There is no living device, program or person of that name.',
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
    hint: 'Is the guard running, and is --state its state folder?',
  },
  'approval-refused': {
    exit: 2,
    meaning: 'There is nothing of that number to approve; it may have expired.',
    hint: 'tonewall approve lists what waits. A request waits 2 minutes; then the asker has to try again.',
  },
  'no-segments': {
    exit: 64,
    meaning: 'The configuration names no segments with interfaces, so there is nothing to wall off.',
    hint: 'docs/configuration.md: segments with interface, one of which holds players.',
  },
  'firewall-refused': {
    exit: 71,
    meaning: 'The kernel or nft refused the rules; those before are still in force.',
    hint: 'It needs root (or CAP_NET_ADMIN) and nftables. tonewall firewall plan prints the rules without either.',
  },
  'rules-put-back': {
    exit: 71,
    meaning: 'The rules were taken away, and a process that keeps them in force has put them back.',
    hint: 'Stop tonewall firewall helper first; tonewall service remove does all of it.',
  },
  'service-refused': {
    exit: 71,
    meaning: 'The service could not be set up or taken away; what is missing is told. It may be tried again.',
    hint: 'tonewall service status tells what is there. journalctl -u tonewall tells why it does not start.',
  },
  interrupted: {
    exit: 130,
    meaning: 'It was ended by Ctrl-C or a signal; nothing was left half-written.',
    hint: 'Nothing was written. Start it again when there is time.',
  },
  bug: { exit: 70, meaning: 'A fault of Tonewall itself.', hint: 'Please report it with the lines above.' },
} as const satisfies Record<string, ErrorFact>;

interface ErrorFact {
  /** The process exit code, from sysexits.h where it has one. */
  readonly exit: number;
  readonly meaning: string;
  readonly hint: string;
}

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
