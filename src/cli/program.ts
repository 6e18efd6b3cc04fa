import { Command, CommanderError } from 'commander';
import type { Runner } from './command.ts';
import { commands } from './commands.ts';
import { addCompletion } from './completion.ts';
import { exitCodeLines } from './exit-codes.ts';
import { finishCommand, namingCommand, usageOr } from './finish-command.ts';
import { showFailure } from './failure.ts';
import { helpInOrder } from './help-words.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

const DESCRIPTION = `The lock for networked speakers.

Players on a home network answer anyone: reboot, play at night, list phones and Wi-Fi networks. Tonewall finds them and shows, with evidence and a cure, what they give away; an audit only reads and never changes a player. Its guard stands in front of them: who may, may, and nobody else gets in.`;

const EXAMPLES = `
Examples:
  tonewall audit                          find and judge every player on this network
  tonewall audit 192.168.1.20             one player
  tonewall audit --save my-home --html report.html
  tonewall audit --from my-home           the same report again, without a network
  tonewall init                           five questions, and a tonewall.yaml for the guard
  tonewall doctor                         what keeps the guard from working here
  tonewall guard                          stand in front of the players
  tonewall status                         who is enrolled, and what was refused
  tonewall sim --household zoo            a simulated household to try things on
  source <(tonewall complete bash)        Tab completes commands; also zsh, fish, powershell

Exit codes:`;

const USAGE = 64;

/** Runs one command line and returns the exit code. */
export async function runProgram(
  args: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  let exitCode = 0;
  const run: Runner =
    (action) =>
    async (...actionArgs) => {
      exitCode = await action({ terminal, signal }, ...actionArgs).catch((cause: unknown) => {
        throw namingCommand(cause, actionArgs.at(-1));
      });
    };
  try {
    const program = buildProgram(terminal, run);
    await program.parseAsync([...helpInOrder(program, args)], { from: 'user' });
    return exitCode;
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return 0;
    // Without a command the help was shown.
    if (cause instanceof CommanderError && cause.code === 'commander.help') return USAGE;
    // Whatever breaks because the user ended the run is no fault of its own.
    const shown = signal.aborted ? signal.reason : usageOr(cause);
    return showFailure(terminal, shown, args.includes('--json'));
  }
}

function buildProgram(terminal: Terminal, run: Runner): Command {
  const program = new Command('tonewall')
    .description(DESCRIPTION)
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'what there is and how to use it')
    .helpCommand('help [command]', 'the same for one command')
    .addHelpText('after', [EXAMPLES, ...exitCodeLines(terminal.width), ''].join('\n'))
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => helpOnly(terminal, text) })
    .configureHelp({ helpWidth: terminal.width });
  for (const command of commands) command.add(program, run);
  addCompletion(program);
  finishCommand(program);
  return program;
}

/** Errors are shown by `showFailure`; what else commander writes there is the help for a command line without a command. */
function helpOnly(terminal: Terminal, text: string): void {
  if (!text.startsWith('error:')) terminal.note(text.trimEnd());
}
