import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { SHIPPED_HOUSEHOLDS } from '../sim/households/index.ts';

const ABOUT = 'print a script that lets your shell complete commands: bash, zsh, fish, powershell';

/** `tonewall complete bash|zsh|fish|powershell` prints a script for the shell to source. Called when all commands are there. */
export function addCompletion(program: Command): void {
  const { commands } = tab(program);
  for (const command of program.commands)
    if (command.name() === 'complete') command.summary(ABOUT).description('');
  // A candidate is one line: the summary, not the description with its paragraphs.
  for (const [path, candidate] of commands)
    candidate.description = commandAt(program, path.split(' '))?.summary() ?? '';
  for (const name of ['sim', 'demo']) {
    const household = commands.get(name)?.options.get('household');
    if (household) household.handler = completeHouseholds;
  }
}

const commandAt = (program: Command, path: readonly string[]): Command | undefined =>
  path.reduce<Command | undefined>(
    (parent, name) => parent?.commands.find((command) => command.name() === name),
    program,
  );

const completeHouseholds = (complete: (value: string, description: string) => void): void => {
  for (const { name, about } of SHIPPED_HOUSEHOLDS) complete(name, about);
};
