import { DEFAULT_FILE } from '../config/default-file.ts';
import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import type { CheckFlags } from './config/check.ts';
import { stateOption } from './state-folder.ts';

const ABOUT = `Look after tonewall.yaml, the one file that says who may do what.

docs/configuration.md has every key with its meaning and default; schemas/tonewall.json is for editors.`;

export const config: SubCommand = {
  name: 'config',
  add(program: Command, run) {
    const command = program.command('config').summary('look after tonewall.yaml').description(ABOUT);
    command
      .command('check')
      .summary('tell every problem of a configuration file')
      .description(
        'Read a configuration file and tell every problem at once, each with its line and a hint. Identities of the state folder of which it says nothing are told as warnings.',
      )
      .argument('[file]', 'the file', DEFAULT_FILE)
      .addOption(stateOption())
      .option('--json', 'print what was found as JSON')
      .action(
        run(async (context, file: string, flags: CheckFlags) => {
          const { checkConfigFile } = await import('./config/check.ts');
          return checkConfigFile(context, file, flags);
        }),
      );
  },
};
