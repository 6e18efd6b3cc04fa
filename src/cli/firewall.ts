import { DEFAULT_FILE } from '../config/default-file.ts';
import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { HELPER_SOCKET } from '../guard/firewall/helper-socket.ts';
import type { HelperFlags } from './firewall/keep-pinholes.ts';
import type { FirewallFlags } from './firewall/run.ts';

const ABOUT = `Wall off the segments of a configuration: players reach only what they need, and nobody reaches a player past the guard.

The rules are tables of nftables by the name of tonewall, and no other table is touched. They stay when the guard ends: then nobody reaches a player at all.`;

const HELPER = `Open what the guard asks for in the firewall: from one player to one address and port, where a client offers a file that it may have played; from one address to services of players that are not read, where a rule names them; and from one player to addresses of the internet, where a list names them. And keep the rules in force: where another program takes them away, they are put back at once.

It has to run as root, and is the only thing that has to while the guard runs. It opens nothing but that, and only between players of the configuration and segments of people, or from segments with a list of names to the internet.`;

const KEEP =
  'write the rules into this file as well, for `nft -f` where the configuration cannot be used: nothing is done with it where rules are in force';

const VERBS = [
  ['plan', 'print the rules; needs no privilege and changes nothing'],
  ['apply', 'bring the rules into force, by difference and in one step'],
  ['status', 'tell whether the rules in force are those of the configuration, and what players sent'],
] as const;

export const firewall: SubCommand = {
  name: 'firewall',
  add(program: Command, run) {
    const group = program.command('firewall').summary('wall off the segments of players').description(ABOUT);
    for (const [verb, summary] of VERBS) {
      const command = group
        .command(verb)
        .summary(summary)
        .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
        .argument('[file]', 'the configuration', DEFAULT_FILE)
        .option('--json', 'print one JSON object')
        .action(
          run(async (context, file: string, flags: FirewallFlags) => {
            const { runFirewall } = await import('./firewall/run.ts');
            return runFirewall(context, { verb, file }, flags);
          }),
        );
      if (verb === 'apply') command.option('--keep <file>', KEEP);
    }
    group
      .command('helper')
      .summary('keep the rules in force and open what the guard asks for, until Ctrl-C')
      .description(HELPER)
      .argument('[file]', 'the configuration', DEFAULT_FILE)
      .option('--socket <path>', 'where it answers', HELPER_SOCKET)
      .option('--user <name>', 'who may ask; the guard runs as that user (default: whoever starts this)')
      .action(
        run(async (context, file: string, flags: HelperFlags) => {
          const { runHelper } = await import('./firewall/keep-pinholes.ts');
          return runHelper(context, file, flags);
        }),
      );
    group
      .command('remove')
      .summary('take all rules of Tonewall away')
      .description('Take all rules of Tonewall away. Players are reached then as far as other rules allow.')
      .option('--json', 'print one JSON object')
      .action(
        run(async (context, flags: FirewallFlags) => {
          const { runRemove } = await import('./firewall/run.ts');
          return runRemove(context, flags);
        }),
      );
  },
};
