import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';
import type { ListFlags } from './identity/devices.ts';
import type { PasswordFlags } from './identity/people.ts';

const ABOUT = `Passwords of people, and who is signed in at the front desk. Who they are and what they may stands in tonewall.yaml.

A running guard follows within a second.`;

export const people: SubCommand = {
  name: 'people',
  add(program: Command, run) {
    const command = program
      .command('people')
      .summary('set and end passwords of people, see who is signed in')
      .description(ABOUT);
    command
      .command('passwd')
      .summary('set a password, a first or a new one')
      .description(
        'Asks for the password twice, without showing it. From a pipe it reads one line: the password. Whoever is signed in as that person is signed out, and passkeys are gone: whoever knew the old password may have made them.',
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
      .summary('list who has a password and how many passkeys (without a command, too)')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, flags: ListFlags) => {
          const { listPeople } = await import('./identity/people.ts');
          return listPeople(context, flags);
        }),
      );
    command
      .command('sessions')
      .summary('list who is signed in, and where')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, flags: ListFlags) => {
          const { listSessions } = await import('./identity/sessions.ts');
          return listSessions(context, flags);
        }),
      );
    command
      .command('sign-out')
      .summary('sign a person out, everywhere')
      .argument('<id>', 'as tonewall people sessions shows it')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, id: string, flags: ListFlags) => {
          const { signOutPerson } = await import('./identity/sessions.ts');
          return signOutPerson(context, id, flags);
        }),
      );
    command
      .command('end')
      .summary("take a person's password and passkeys away: nobody can sign in as them")
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
