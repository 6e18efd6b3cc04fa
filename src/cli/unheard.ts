import { TonewallError } from '../base/errors.ts';
import { printable } from '../base/text.ts';
import type { InstalledService } from '../guard/service/installed.ts';
import type { CommandContext } from './command.ts';
import { serviceElsewhere } from './service/elsewhere.ts';
import type { StateFlags } from './state-folder.ts';
import { guardAnswers } from './status/ask-guard.ts';

interface Concern {
  /** What it means for the command that no guard answers. */
  readonly means: string;
  /** Whether it takes the configuration too. */
  readonly takesFile?: true;
  /** What has to be given again, beside the folder. */
  readonly again?: string;
}

const LISTS: Concern = { means: 'what is shown is what is kept there' };
const ENDS: Concern = { means: 'it holds once one runs there', again: ', with the same name' };

/** Commands about what a guard keeps. */
const CONCERNS = {
  enrol: {
    means: 'nobody takes this code before one runs there',
    takesFile: true,
    again: ', with the same name and role',
  },
  'token add': {
    means: 'nobody knows this program before one runs there',
    takesFile: true,
    again: ', with the same name and role',
  },
  'people passwd': {
    means: 'nobody signs in with this password before one runs there',
    takesFile: true,
    again: ', with the same id',
  },
  devices: LISTS,
  token: LISTS,
  people: LISTS,
  'people sessions': LISTS,
  authority: LISTS,
  'devices end': ENDS,
  'token end': ENDS,
  'people sign-out': { ...ENDS, again: ', with the same id' },
  'people end': { ...ENDS, again: ', with the same id' },
} satisfies Record<string, Concern>;

export type GuardCommand = keyof typeof CONCERNS;

/** A command, and where it looks for what a guard keeps. */
export interface Asked extends Pick<CommandContext, 'terminal'> {
  readonly command: GuardCommand;
  readonly flags: StateFlags;
}

/** What is not there may be with the guard that was meant. */
const NOT_THERE = new Set<string>(['identity-unknown', 'authority-missing']);

/** Does what a command is for. Where no guard hears of it that is said, or is part of the hint where something is not there. */
export async function sayingUnheard<T>(
  { terminal, command, flags }: Asked,
  act: () => Promise<T>,
): Promise<T> {
  // Before anything is read: root acts as the user of the guard from there on.
  const unheard = await unheardBy(command, flags);
  if (!unheard) return act();
  const done = await act().catch((cause: unknown) => {
    if (!(cause instanceof TonewallError) || !NOT_THERE.has(cause.code)) throw cause;
    throw new TonewallError(cause.code, cause.message, { hint: `${cause.hint} ${unheard.hint}`, cause });
  });
  terminal.note(unheard.warning);
  return done;
}

/** Where it was done, and where what it is about is not there. */
interface Unheard {
  readonly warning: string;
  readonly hint: string;
}

const unheardBy = async (command: GuardCommand, flags: StateFlags): Promise<Unheard | undefined> =>
  (await guardAnswers(flags)) ? undefined : unheardWords(command, flags, await serviceElsewhere(flags));

export function unheardWords(
  command: GuardCommand,
  { state }: StateFlags,
  service: InstalledService | undefined,
): Unheard {
  const { means, takesFile, again = '' }: Concern = CONCERNS[command];
  const file = service && takesFile ? ` --config ${printable(service.file)}` : '';
  const unheard = `NO GUARD ANSWERS AT ${printable(state)}`;
  const advice = service
    ? `For the service: sudo tonewall ${command} --state ${service.state}${file}${again}.`
    : 'Of one that runs elsewhere, name the folder: --state.';
  return { warning: `${unheard}: ${means}. ${advice}`, hint: `${unheard}. ${advice}` };
}
