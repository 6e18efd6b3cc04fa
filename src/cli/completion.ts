import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** `tonewall complete bash|zsh|fish|powershell` prints a script for the shell to source. */
export function addCompletion(program: Command): void {
  tab(program);
}
