import { type Command, Option } from 'commander';
import { HELPER_SOCKET } from '../guard/firewall/helper-socket.ts';
import type { SubCommand } from './command.ts';
import type { DoctorFlags } from './doctor/run.ts';
import { stateOption } from './state-folder.ts';

const ABOUT = `Look at this computer and its network for what keeps the guard from working, and say what to do.

It changes nothing, and without --ask-dhcp it sends nothing. It works without a configuration too: then it looks at the computer alone. Some things the kernel shows to root only. docs/doctor.md has every probe.`;

export const doctor: SubCommand = {
  name: 'doctor',
  add(program: Command, run) {
    program
      .command('doctor')
      .summary('look for what keeps the guard from working')
      .description(ABOUT)
      .argument('[file]', 'the configuration (default: tonewall.yaml, where there is one)')
      .addOption(stateOption())
      .option('--ask-dhcp', 'ask for other DHCP servers where players are: sends a few datagrams, needs root')
      .addOption(
        new Option('--firewall-helper <socket>', 'where tonewall firewall helper answers').default(
          HELPER_SOCKET,
        ),
      )
      .option('--json', 'print one JSON object')
      .action(
        run(async (context, file: string | undefined, flags: DoctorFlags) => {
          const { runDoctor } = await import('./doctor/run.ts');
          return runDoctor(context, file, flags);
        }),
      );
  },
};
