import { TonewallError } from '../base/errors.ts';
import { DEFAULT_FILE } from '../config/default-file.ts';
import { DEFAULT_FOLDER, type StateFlags } from './state-folder.ts';

/** What a command was given that others have to be given too, to be about the same guard. */
export interface SameGuard extends StateFlags {
  readonly file: string;
}

/** Commands that a text may name, and which of both each takes. */
const COMMANDS: Readonly<Record<string, readonly ('file' | 'state')[]>> = {
  'firewall apply': ['file'],
  'firewall status': ['file'],
  'firewall helper': ['file'],
  'service install': ['file'],
  'service status': ['file'],
  'journal query': ['state'],
  'journal verify': ['state'],
  approve: ['state'],
  doctor: ['file', 'state'],
  guard: ['file', 'state'],
  status: ['file', 'state'],
};

/** Not a program whose log is meant, nor one that is shown with its own file or asked for help. */
const NAMED = new RegExp(
  `(?<!log of )\\btonewall (${Object.keys(COMMANDS).join('|')})\\b(?! --help| \\S+\\.yaml)`,
  'g',
);

/** The same text, in which each command of ours names the file and the state folder where these are not those that it takes by itself. */
export const namingSame =
  ({ file, state }: SameGuard) =>
  (text: string): string => {
    const words = {
      file: file === DEFAULT_FILE ? '' : ` ${quoted(file)}`,
      state: state === DEFAULT_FOLDER ? '' : ` --state ${quoted(state)}`,
    };
    return text.replace(
      NAMED,
      (command, name: string) => command + (COMMANDS[name] ?? []).map((one) => words[one]).join(''),
    );
  };

/** The same failure, whose hint does so. */
export const hintingSame =
  (same: SameGuard) =>
  (cause: unknown): never => {
    if (!(cause instanceof TonewallError)) throw cause;
    throw new TonewallError(cause.code, cause.message, { hint: namingSame(same)(cause.hint), cause });
  };

/** One word of a shell; what cannot be printed is shown by its number where the text is. */
const quoted = (word: string): string =>
  /^[\w./:@+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
