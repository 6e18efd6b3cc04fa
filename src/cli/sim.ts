import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { addCapture } from './sim/capture.ts';
import type { SimFlags } from './sim/run.ts';

const ABOUT = `Start a simulated household and keep it running until Ctrl-C.

Each player answers on a loopback address of its own as real ones do: SOAP, events, status pages and album art on port 1400, TLS and the local API on 1443, SSDP and mDNS. No privileges are needed. Unmodified control points work with it.`;

export const sim: SubCommand = {
  name: 'sim',
  add(program: Command, run) {
    const command = program
      .command('sim')
      .enablePositionalOptions()
      .summary('start a simulated household')
      .description(ABOUT)
      .option(
        '--household <name-or-file>',
        'a household that ships with Tonewall, or a YAML file',
        'modern-open',
      )
      .option('--list', 'list the households that ship with Tonewall and stop')
      .option(
        '--control [port]',
        'open a control port on 127.0.0.1: state, traffic, faults, plugs (docs/simulator.md)',
      )
      .option('--verbose', 'tell what the players do')
      .option('--json', 'print one JSON object with the players when they are ready')
      .action(
        run(async (context, flags: SimFlags) => {
          const { listHouseholds, simulate } = await import('./sim/run.ts');
          return flags.list ? listHouseholds(context, flags) : simulate(context, flags);
        }),
      );
    addCapture(command, run);
  },
};
