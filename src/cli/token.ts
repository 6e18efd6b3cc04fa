import type { Command } from 'commander';
import type { SubCommand } from './command.ts';
import { stateOption } from './state-folder.ts';
import type { TokenFlags } from './identity/token-add.ts';
import type { ListFlags } from './identity/devices.ts';

const ABOUT = `Tokens and certificates of programs (Home Assistant and the like), which show who they are with each request.

A program sends its token as "Authorization: Bearer tw_…". A running guard follows within a second.`;

const ADD = `Add a program and print its token.

The token is shown once: only its hash is kept. With --certificate the program is known by a client certificate instead.`;

export const token: SubCommand = {
  name: 'token',
  add(program: Command, run) {
    const command = program.command('token').summary('add, list and end programs').description(ABOUT);
    command
      .command('add')
      .summary('add a program and print its token')
      .description(ADD)
      .requiredOption('--name <name>', 'what you call the program: "Home Assistant"')
      .requiredOption('--role <role>', 'its role in tonewall.yaml: program, or one of yours')
      .option('--group <group...>', 'groups of tonewall.yaml that it belongs to')
      .option('--from <network...>', 'good from there only: 192.168.1.5, 192.168.1.0/24')
      .option(
        '--certificate <fingerprint>',
        'SHA-256 fingerprint of its client certificate; no token is made',
      )
      .option('--config <file>', 'whose roles to check against (default: tonewall.yaml, where it is)')
      .addOption(stateOption())
      .option('--json', 'print one JSON object')
      .action(
        run(async (context, flags: TokenFlags) => {
          const { addToken } = await import('./identity/token-add.ts');
          return addToken(context, flags);
        }),
      );
    command
      .command('list', { isDefault: true })
      .summary('list the programs (without a command, too)')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, flags: ListFlags) => {
          const { listTokens } = await import('./identity/tokens.ts');
          return listTokens(context, flags);
        }),
      );
    command
      .command('end')
      .summary('end a program: its token or certificate is refused from then on')
      .argument('<name>', 'as tonewall token list shows it')
      .addOption(stateOption())
      .option('--json', 'print a JSON object')
      .action(
        run(async (context, name: string, flags: ListFlags) => {
          const { endToken } = await import('./identity/tokens.ts');
          return endToken(context, name, flags);
        }),
      );
  },
};
