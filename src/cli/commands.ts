import type { SubCommand } from './command.ts';

/** Every sub-command, in the order of the help. */
export const commands: readonly SubCommand[] = [];
