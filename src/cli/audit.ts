import { type Command, Option } from 'commander';
import { SEVERITIES } from '../audit/judge/severity.ts';
import type { AuditFlags } from './audit/flags.ts';
import type { SubCommand } from './command.ts';

const ABOUT = `Find the players on this network and show what they give away to anyone.

Without a target it searches on every network this machine is in. A target is an address (192.168.1.20), an address with a port, or a network (192.168.1.0/24). An audit only reads: it sends requests from a closed list, at most two at once per player, and keeps each as evidence.`;

export const audit: SubCommand = {
  name: 'audit',
  add(program: Command, run) {
    program
      .command('audit')
      .summary('find players and show what they give away')
      .description(ABOUT)
      .argument('[targets...]', 'addresses or networks to ask; without any, search')
      .option('--interface <address...>', 'own addresses to search from (default: all but loopback)')
      .option('--listen <seconds>', 'how long to wait for answers to a search', '4')
      .addOption(
        new Option('--from <folder>', 'judge a saved bundle; no network is used').conflicts([
          'save',
          'interface',
          'listen',
        ]),
      )
      .addOption(
        new Option('--save <folder>', 'save the bundle: everything that was asked and answered').conflicts(
          'redact',
        ),
      )
      .option('--html <file>', 'write the report as one HTML file')
      .option('--json', 'print the report as JSON (schemas/report.json) instead of text')
      .option('--redact', 'leave names, addresses and ids out of the reports')
      .addOption(
        new Option('--fail-on <severity>', 'exit with 1 for findings from this severity on')
          .choices(SEVERITIES)
          .default('low'),
      )
      .option('--verbose', 'tell what is done')
      .action(
        run(async (context, targets: readonly string[], flags: AuditFlags) => {
          const { runAuditCommand } = await import('./audit/run.ts');
          return runAuditCommand(context, targets, flags);
        }),
      );
  },
};
