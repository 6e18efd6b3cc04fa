import type { Command } from 'commander';
import { readBundle } from '../audit/bundle/read.ts';
import { writeBundle } from '../audit/bundle/write.ts';
import { renderHtml } from '../audit/report/html/page.ts';
import { renderJson } from '../audit/report/json.ts';
import type { Report } from '../audit/report/model.ts';
import { redactReport } from '../audit/report/redact.ts';
import { renderText } from '../audit/report/text.ts';
import { type AuditPorts, type AuditResult, judgeBundle, runAudit } from '../audit/run.ts';
import { TonewallError } from '../base/errors.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeDisk } from '../host/disk.ts';
import { lineLog } from '../host/log.ts';
import { nodeNet } from '../host/net.ts';
import { nodeRandom } from '../host/random.ts';
import type { Disk } from '../ports/disk.ts';
import { type AuditFlags, scopeIn, severityIn } from './audit-flags.ts';
import { progressTo } from './audit-progress.ts';
import type { CommandContext, SubCommand } from './command.ts';
import { paletteFor } from './palette.ts';
import { VERSION } from './version.ts';

const ABOUT = `Find the players on this network and show what they give away to anyone.

Without a target it searches on every network this machine is in. A target is an address (192.168.1.20), an address with a port, or
a network (192.168.1.0/24). An audit only reads: it sends requests from a closed list, at most two at once per player, and keeps each
as evidence.`;

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
      .option('--from <folder>', 'judge a saved bundle; no network is used')
      .option('--save <folder>', 'save the bundle: everything that was asked and answered')
      .option('--html <file>', 'write the report as one HTML file')
      .option('--json', 'print the report as JSON (schemas/report.json) instead of text')
      .option('--redact', 'leave names, addresses and ids out of the reports')
      .option(
        '--fail-on <severity>',
        'exit with 1 for findings from this severity on: critical, high, medium, low',
        'low',
      )
      .option('--verbose', 'tell what is done')
      .action(
        run((context, targets: readonly string[], flags: AuditFlags) =>
          auditCommand(context, targets, flags),
        ),
      );
  },
};

export const auditPorts = (context: CommandContext, verbose = false): AuditPorts => ({
  net: nodeNet(),
  clock: nodeClock(),
  random: nodeRandom(),
  log: lineLog((line) => context.terminal.note(line), { verbose }),
});

async function auditCommand(
  context: CommandContext,
  targets: readonly string[],
  flags: AuditFlags,
): Promise<number> {
  const disk = nodeDisk();
  const threshold = severityIn(flags.failOn);
  if (flags.from !== undefined && targets.length > 0) {
    throw new TonewallError('usage-flag', '--from judges a saved bundle and takes no targets');
  }
  const result =
    flags.from === undefined
      ? await askAndJudge(context, targets, flags)
      : { ...judgeBundle(await readBundle(disk, flags.from), { threshold }) };
  context.terminal.status('');
  if (flags.save !== undefined && 'bundle' in result) await writeBundle(disk, flags.save, result.bundle);
  const report = flags.redact ? redactReport(result.report) : result.report;
  await show(context, { disk, report, flags });
  return result.exit;
}

function askAndJudge(
  context: CommandContext,
  targets: readonly string[],
  flags: AuditFlags,
): Promise<AuditResult> {
  const ports = auditPorts(context, flags.verbose ?? false);
  return runAudit(ports, {
    scope: scopeIn(ports.net, targets, flags),
    tool: VERSION,
    threshold: severityIn(flags.failOn),
    signal: context.signal,
    onProgress: progressTo(context.terminal),
  });
}

interface Showing {
  readonly disk: Disk;
  readonly report: Report;
  readonly flags: Pick<AuditFlags, 'json' | 'html' | 'save'>;
}

/** Files first: when one cannot be written, nothing was printed that looks like success. */
export async function show({ terminal }: CommandContext, { disk, report, flags }: Showing): Promise<void> {
  if (flags.html !== undefined) await disk.write(flags.html, renderHtml(report));
  if (flags.json) terminal.out(renderJson(report));
  else terminal.out(renderText(report, { width: terminal.width, palette: paletteFor(terminal) }));
  if (flags.html !== undefined) terminal.note(`HTML report: ${flags.html}`);
  if (flags.save !== undefined)
    terminal.note(`Bundle: ${flags.save} (the same report again: tonewall audit --from ${flags.save})`);
}
