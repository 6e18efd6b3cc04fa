import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { addErase } from './journal/erase.ts';
import { addExport } from './journal/export.ts';
import { addQuery } from './journal/query.ts';
import { addVerify } from './journal/verify.ts';

const ABOUT = `Read and verify the journal: every decision of the guard, in the order in which they were taken.

A journal is a folder of files that only grow. Each line carries a hash over the line before it, and checkpoints are signed: a line that was changed, taken out or put in is found (docs/journal.md).`;

export const journal: SubCommand = {
  name: 'journal',
  add(program: Command, run) {
    const command = program.command('journal').summary('read and verify what was decided').description(ABOUT);
    addQuery(command, run);
    addVerify(command, run);
    addExport(command, run);
    addErase(command, run);
  },
};
