import { Command, CommanderError } from 'commander';
import { TonewallError } from '../base/errors.ts';

/** What all commands have alike: help that says what each is for, and errors that name it. Called when all commands are there. */
export function finishCommand(command: Command): void {
  command.exitOverride((error) => {
    throw new UsageError(error, isNoCommandOfGroup(command, error) ? command.parent : command);
  });
  const summary = command.summary();
  if (command.description() === '' && summary !== '')
    command.description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`);
  command.commands.forEach(finishCommand);
}

/** Words for a command that takes none were meant as another command, of the group in which it is what is done without one. */
const isNoCommandOfGroup = (command: Command, { code }: CommanderError): boolean =>
  code === 'commander.excessArguments' && command.registeredArguments.length === 0;

/** What commander says about a command line, with the command that it is about. */
class UsageError extends CommanderError {
  readonly command: Command | null;

  constructor({ exitCode, code, message }: CommanderError, command: Command | null) {
    super(exitCode, code, message);
    this.command = command;
  }
}

/** What commander says about flags becomes an error of ours; its first line is enough. Anything else stays as it is. */
export function usageOr(cause: unknown): unknown {
  if (!(cause instanceof CommanderError)) return cause;
  const message = cause.message
    .replace(/^error: /, '')
    .split('\n')
    .join(' ');
  const error = new TonewallError('usage-flag', message);
  return cause instanceof UsageError ? namingCommand(error, cause.command) : error;
}

/** The same failure of a command, whose hint names that command where it names any. */
export function namingCommand(cause: unknown, command: unknown): unknown {
  if (!(cause instanceof TonewallError) || !(command instanceof Command)) return cause;
  const hint = cause.hint.replace(/^tonewall <command> --help/, `${pathOf(command)} --help`);
  return hint === cause.hint ? cause : new TonewallError(cause.code, cause.message, { hint, cause });
}

/** As it is typed: `tonewall token add`. */
const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
