import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { DEFAULT_CONFIG } from '../guard/service/names.ts';
import type { ServiceFlags } from './service/run.ts';

const ABOUT = `Run the guard as a service of systemd: from the start of the computer, as a user of its own, with no privilege.

The rules of the firewall are there before any card is up, and stay whatever is stopped or restarted. One small process may open pinholes in them; the guard is not that process.`;

const INSTALL = `Write the units, make the user tonewall, enable and start everything. As root.

Run it again after an upgrade of Tonewall or of Node.js, and after a change of segments or of the front desk's port: it makes of what is there what is wanted, and the rules are never away.`;

const REMOVE = `Take everything away that install made: units, the rules of the firewall, the user, and the state (journal, enrolled devices, certificates). As root. The configuration stays.

Players are reached then as far as other rules allow.`;

const VERBS = [
  [
    'plan',
    'print what would be written and run',
    'Print what would be written and run; needs no privilege and changes nothing.',
  ],
  ['install', 'set the service up and start it, or renew it', INSTALL],
  [
    'status',
    'tell whether the service is whole and runs',
    'Tell whether the service is whole and runs. Exit 1 when something is missing, differs or does not run.',
  ],
  ['remove', 'take the service away, with the rules', REMOVE],
] as const;

export const service: SubCommand = {
  name: 'service',
  add(program: Command, run) {
    const group = program
      .command('service')
      .summary('run the guard as a service of systemd')
      .description(ABOUT);
    for (const [verb, summary, description] of VERBS) {
      const command = group
        .command(verb)
        .summary(summary)
        .description(description)
        .argument('[file]', 'the configuration', DEFAULT_CONFIG)
        .option('--json', 'print one JSON object')
        .action(
          run(async (context, file: string, flags: ServiceFlags) => {
            const { runService } = await import('./service/run.ts');
            return runService(context, { verb, file }, flags);
          }),
        );
      if (verb === 'remove') command.option('--keep-state', 'leave the state, for root only');
    }
  },
};
