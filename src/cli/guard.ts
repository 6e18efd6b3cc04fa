import { DEFAULT_FILE } from '../config/default-file.ts';
import type { Command } from 'commander';
import { HELPER_SOCKET } from '../guard/firewall/helper-socket.ts';
import { keepHeapSmall } from '../host/engine.ts';
import type { SubCommand } from './command.ts';
import type { GuardFlags } from './guard/run.ts';
import { stateOption } from './state-folder.ts';

const ABOUT = `Stand in front of the players of a configuration and let in those who may, until Ctrl-C.

Each player gets a door of its own, at its address \`guarded-at\` or, between segments, at the player's own: control, events, pages and album art. Apps need no change. Whoever may not gets the error that their app knows. Every decision is in the journal before anything is done.

A changed file is in force within two seconds, players and front desk included, and whoever it does not concern keeps every connection. One with a problem, or with an address that cannot be had, leaves the old configuration in force, whole, and says so.`;

export const guard: SubCommand = {
  name: 'guard',
  add(program: Command, run) {
    program
      .command('guard')
      .summary('stand in front of the players')
      .description(ABOUT)
      .argument('[file]', 'the configuration', DEFAULT_FILE)
      .addOption(stateOption())
      .option(
        '--listen <address>',
        'own address that players can reach with events (default: 127.0.0.1; of a gateway, that of the card that leads to players)',
      )
      .option(
        '--firewall-helper <socket>',
        `where tonewall firewall helper answers, so that players can fetch what a client offers (default: ${HELPER_SOCKET})`,
      )
      .option('--verbose', 'tell what happens')
      .option('--json', 'print one JSON object with the doors when they are open')
      .action(
        run(async (context, file: string, flags: GuardFlags) => {
          keepHeapSmall();
          const { runGuard } = await import('./guard/run.ts');
          return runGuard(context, file, flags);
        }),
      );
  },
};
