import { resolve } from 'node:path';
import { checkBundleFolder, writeBundle } from '../../audit/bundle/write.ts';
import type { Report } from '../../audit/report/model.ts';
import { type AuditResult, runAudit } from '../../audit/run.ts';
import { asIpAddress, type IpAddress } from '../../base/address.ts';
import { printable } from '../../base/text.ts';
import { nodeClock } from '../../host/clock.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeRandom } from '../../host/random.ts';
import { silentLog } from '../../ports/log.ts';
import { type RunningHousehold, startHousehold } from '../../sim/household.ts';
import { auditPorts, show } from '../audit/run.ts';
import { progressTo } from '../audit/progress.ts';
import type { CommandContext } from '../command.ts';
import { canBeGuarded } from './guarded.ts';
import { onlyThis } from './only-this.ts';
import { showGuard } from './guard-part.ts';
import { showScorecard } from './scorecard.ts';
import { householdNamed } from '../sim/household-named.ts';
import { VERSION } from '../version.ts';

/** Loopback is where the simulated players are found; multicast works there too. */
const LOOPBACK = asIpAddress('127.0.0.1');

/** How long a player that is rebooted stays away, in milliseconds: shorter than real ones, whom nobody wants to wait for. */
const AWAY_MS = 1500;

export interface DemoFlags {
  readonly household: string;
  readonly out: string;
  readonly json?: true;
}

/** Findings are what a demonstration is for: the exit code is 0 when it could show them. */
export async function demonstrate(context: CommandContext, flags: DemoFlags): Promise<number> {
  const { terminal } = context;
  const disk = nodeDisk();
  const definition = await householdNamed(disk, flags.household);
  await checkBundleFolder(disk, resolve(flags.out, 'bundle'));
  terminal.note(
    `Starting the simulated household "${printable(definition.name, 40)}" on loopback addresses …`,
  );
  const household = await startHousehold({
    definition,
    clock: nodeClock(),
    random: nodeRandom(),
    log: silentLog,
    awayMs: AWAY_MS,
  });
  try {
    introduce(context, household);
    const { bundle, report } = await auditOf(context, household);
    terminal.status('');
    await writeBundle(disk, resolve(flags.out, 'bundle'), bundle);
    await show(context, {
      disk,
      report,
      flags: {
        html: resolve(flags.out, 'report.html'),
        save: resolve(flags.out, 'bundle'),
        ...(flags.json ? { json: flags.json } : {}),
      },
    });
    if (!flags.json) await withGuard(context, { household, out: flags.out, before: report });
  } finally {
    await household.stop();
  }
  return 0;
}

async function withGuard(
  context: CommandContext,
  {
    household,
    out,
    before,
  }: { readonly household: RunningHousehold; readonly out: string; readonly before: Report },
): Promise<void> {
  const { terminal } = context;
  if (!canBeGuarded(household)) return terminal.note('The guard is shown where all players are on loopback.');
  const { report } = await showGuard(context, { household, out });
  terminal.status('');
  showScorecard(terminal, before, report);
  terminal.note(`What the guard decided: tonewall journal query ${resolve(out, 'state/journal')}`);
}

function introduce({ terminal }: CommandContext, { players }: RunningHousehold): void {
  for (const { room, address } of players) terminal.note(`  ${address.padEnd(14)} ${printable(room, 40)}`);
  terminal.note('');
}

/** Searches as on a real network; `within` keeps the audit to this household's own addresses. */
function auditOf(context: CommandContext, { players }: RunningHousehold): Promise<AuditResult> {
  const addresses = players.flatMap(({ address }) => asIpAddress(address) ?? []);
  const interfaces: readonly IpAddress[] = LOOPBACK ? [LOOPBACK] : [];
  return runAudit(auditPorts(context), {
    scope: {
      search: { interfaces, listenMs: 2500 },
      given: addresses.map((address) => ({ address })),
      sweep: [],
      within: addresses.map(onlyThis),
    },
    tool: VERSION,
    signal: context.signal,
    onProgress: progressTo(context.terminal),
  });
}
