import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import type { ListFlags } from './identity/devices.ts';
import { stateOption } from './state-folder.ts';

const ABOUT = `List the enrolled devices: what they may, how sure the guard is of them, and until when.

A running guard follows within a second.`;

export const devices: SubCommand = {
  name: 'devices',
  add(program: Command, run) {
    const command = program.command('devices').summary('list and end enrolled devices').description(ABOUT);
    command
      .command('list', { isDefault: true })
      .summary('list the devices and the codes that are open (without a command, too)')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, flags: ListFlags) => {
          const { listDevices } = await import('./identity/devices.ts');
          return listDevices(context, flags);
        }),
      );
    command
      .command('end')
      .summary('end a device, or a code that is open: it is a stranger from then on')
      .argument('<name>', 'as tonewall devices shows it')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, name: string, flags: ListFlags) => {
          const { endNamedDevice } = await import('./identity/devices.ts');
          return endNamedDevice(context, name, flags);
        }),
      );
  },
};
