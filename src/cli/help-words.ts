import type { Command } from 'commander';

/** `help token add` in the order in which commander reads it, `token help add`: after `help` it looks at one word. All else stays as it is. */
export function helpInOrder(program: Command, args: readonly string[]): readonly string[] {
  const [help, name, ...words] = args;
  if (help !== 'help' || name === undefined || words.length === 0) return args;
  const isGroup = program.commands.some((command) => command.name() === name && command.commands.length > 0);
  return isGroup ? [name, help, ...words] : args;
}
