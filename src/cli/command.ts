import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** What a sub-command gets: the terminal, the switches every command understands, and a signal that ends it early. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** One sub-command: it adds itself to the program and its action returns the exit code. */
export interface SubCommand {
  readonly name: string;
  add(program: Command, run: Runner): void;
}

/** Turns an action into something commander can call; the exit code is kept for the process. */
export type Runner = <Args extends unknown[]>(
  action: (context: CommandContext, ...args: Args) => Promise<number>,
) => (...args: Args) => Promise<void>;
