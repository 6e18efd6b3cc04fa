import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';
import type { ListFlags } from './identity/devices.ts';
import type { PasswordFlags } from './identity/people.ts';

const ABOUT = `Passwords of people. Who they are and what they may stands in tonewall.yaml.

A running guard follows within a second.`;

export const people: SubCommand = {
  name: 'people',
  add(program: Command, run) {
    const command = program.command('people').summary('set and end passwords of people').description(ABOUT);
    command
      .command('passwd')
      .summary('set a password, a first or a new one')
      .description(
        'Asks for the password twice, without showing it. From a pipe it reads one line: the password.',
      )
      .argument('<id>', 'id of the person in tonewall.yaml')
      .option('--config <file>', 'whose people to check against (default: tonewall.yaml, where it is)')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, id: string, flags: PasswordFlags) => {
          const { changePassword } = await import('./identity/people.ts');
          return changePassword(context, id, flags);
        }),
      );
    command
      .command('list', { isDefault: true })
      .summary('list who has a password')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, flags: ListFlags) => {
          const { listPeople } = await import('./identity/people.ts');
          return listPeople(context, flags);
        }),
      );
    command
      .command('end')
      .summary("take a person's password away: nobody can log in as them")
      .argument('<id>', 'as tonewall people list shows it')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, id: string, flags: ListFlags) => {
          const { endPerson } = await import('./identity/people.ts');
          return endPerson(context, id, flags);
        }),
      );
  },
};
