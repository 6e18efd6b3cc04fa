import { readBundle } from '../../audit/bundle/read.ts';
import { checkBundleFolder, writeBundle } from '../../audit/bundle/write.ts';
import { renderHtml } from '../../audit/report/html/page.ts';
import { renderJson } from '../../audit/report/json.ts';
import type { Report } from '../../audit/report/model.ts';
import { redactReport } from '../../audit/report/redact/redact.ts';
import { renderText } from '../../audit/report/text/render.ts';
import { type AuditPorts, type AuditResult, judgeBundle, runAudit } from '../../audit/run.ts';
import { TonewallError } from '../../base/errors.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { lineLog } from '../../host/log.ts';
import { nodeNet } from '../../host/net.ts';
import { nodeRandom } from '../../host/random.ts';
import type { Disk } from '../../ports/disk.ts';
import { adviseAfter, adviseBefore } from './advice.ts';
import { type AuditFlags, scopeIn } from './flags.ts';
import { progressTo } from './progress.ts';
import type { CommandContext } from '../command.ts';
import { paletteFor } from './palette.ts';
import { VERSION } from '../version.ts';

export const auditPorts = (context: CommandContext, verbose = false): AuditPorts => ({
  net: nodeNet(),
  clock: nodeClock(),
  random: nodeRandom(),
  log: lineLog((line) => context.terminal.note(line), { verbose }),
});

export async function runAuditCommand(
  context: CommandContext,
  targets: readonly string[],
  flags: AuditFlags,
): Promise<number> {
  const disk = nodeDisk();
  if (flags.from !== undefined && targets.length > 0) {
    throw new TonewallError('usage-flag', '--from judges a saved bundle and takes no targets');
  }
  if (flags.save !== undefined) await checkBundleFolder(disk, flags.save);
  if (flags.html !== undefined) await disk.checkWritable(flags.html);
  const result =
    flags.from === undefined
      ? await askAndJudge(context, targets, flags)
      : { ...judgeBundle(await readBundle(disk, flags.from), { threshold: flags.failOn }) };
  context.terminal.status('');
  if (flags.save !== undefined && 'bundle' in result) await writeBundle(disk, flags.save, result.bundle);
  const report = flags.redact ? redactReport(result.report) : result.report;
  await show(context, { disk, report, flags });
  return result.exit;
}

async function askAndJudge(
  context: CommandContext,
  targets: readonly string[],
  flags: AuditFlags,
): Promise<AuditResult> {
  const ports = auditPorts(context, flags.verbose ?? false);
  const scope = scopeIn(ports.net, targets, flags);
  adviseBefore(context.terminal, scope);
  const result = await runAudit(ports, {
    scope,
    tool: VERSION,
    threshold: flags.failOn,
    signal: context.signal,
    onProgress: progressTo(context.terminal),
  });
  adviseAfter(context.terminal, result.report, scope);
  return result;
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
