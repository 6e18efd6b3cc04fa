import { DEFAULT_FILE } from '../config/default-file.ts';
import { type Command, Option } from 'commander';
import type { SubCommand } from './command.ts';
import { GUESTS } from './init/guests.ts';
import type { InitFlags } from './init/flags.ts';

const ABOUT = `Write a first tonewall.yaml, with comments, from the answers to five questions: which players, who owns them, what guests may do, when it is quiet, and in which time zone. A computer with several cards is asked what is behind each; where the players have no segment of their own, the guard is given addresses of its own for them.

The network is searched for players first; nothing about them is changed. Every answer can be a flag; without a terminal nothing is asked, and what no flag answers has its default. A file that is there is left alone.`;

export const init: SubCommand = {
  name: 'init',
  add(program: Command, run) {
    program
      .command('init')
      .summary('write a first tonewall.yaml from five questions')
      .description(ABOUT)
      .argument('[file]', 'the file to write', DEFAULT_FILE)
      .option(
        '--players <list>',
        'addresses, or rooms with addresses: Kitchen=192.168.1.20,192.168.1.21 (default: search)',
      )
      .option(
        '--segments <list>',
        'what is behind each card of this computer: eth1=players, eth2=member, eth0=internet; or none (default: asked where there are several)',
      )
      .option('--owner <name>', 'who owns the players (default: Owner)')
      .addOption(new Option('--guests <what>', 'what guests may do (default: none)').choices(GUESTS))
      .option(
        '--quiet <hours>',
        'when nobody but an owner starts music: 22:00-07:00, or none (default: none)',
      )
      .option('--time-zone <name>', 'Europe/Berlin (default: that of this computer)')
      .option(
        '--guarded-at <address>',
        'first of the free addresses at which apps find the players through the guard; needed where no card leads to players alone',
      )
      .option('--interface <address...>', 'own addresses to search from (default: all but loopback)')
      .option('--force', 'write over a file that is there')
      .option('--json', 'print one JSON object')
      .action(
        run(async (context, file: string, flags: InitFlags) => {
          const { runInit } = await import('./init/run.ts');
          return runInit(context, file, flags);
        }),
      );
  },
};
