import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import type { EnrolFlags } from './identity/enrol.ts';
import { stateOption } from './state-folder.ts';

const ABOUT = `Make a one-time code for a device: a phone, a tablet, a computer.

Type the code on the guard's page on the device itself, or open the link of the QR there. The guard then knows the device by its address (and by its hardware address where it can see that), for as long as it is used. The code is good once, for a few minutes.`;

export const enrol: SubCommand = {
  name: 'enrol',
  add(program: Command, run) {
    program
      .command('enrol')
      .summary('make a code that enrols a device')
      .description(ABOUT)
      .requiredOption('--name <name>', `what you call the device: "Anna's phone"`)
      .requiredOption('--role <role>', 'its role in tonewall.yaml: owner, member, guest, or one of yours')
      .option('--group <group...>', 'groups of tonewall.yaml that it belongs to')
      .option('--for <time>', 'how long the code is good: 90s, 10m, 2h; at most 24h', '10m')
      .option('--lease <time>', 'how long the device is known after its last use: 1d to 366d', '30d')
      .option(
        '--config <file>',
        'whose roles to check against and whose front desk a link leads to (default: tonewall.yaml, where it is)',
      )
      .option('--url <url>', "another address of the guard's page: http://192.168.1.2:8080")
      .addOption(stateOption())
      .option('--json', 'print one JSON object')
      .action(
        run(async (context, flags: EnrolFlags) => {
          const { makeEnrolment } = await import('./identity/enrol.ts');
          return makeEnrolment(context, flags);
        }),
      );
  },
};
