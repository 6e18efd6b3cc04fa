import { resolve } from 'node:path';
import { runAudit, type AuditResult } from '../../audit/run.ts';
import { type IpAddress, knownAddress } from '../../base/address.ts';
import { startGuard } from '../../guard/running/guard.ts';
import { silentLog } from '../../ports/log.ts';
import type { RunningHousehold } from '../../sim/household.ts';
import { auditPorts } from '../audit/run.ts';
import { progressTo } from '../audit/progress.ts';
import type { CommandContext } from '../command.ts';
import { guardPorts } from '../guard/ports.ts';
import { VERSION } from '../version.ts';
import { demoConfig, doorOf, roomsOf } from './guarded.ts';
import { onlyThis } from './only-this.ts';
import { showTried, tried, tryAtDoors, tryAtPlayers } from './story.ts';

/** Where the simulated players reach the guard with their events. */
const LOOPBACK = knownAddress('127.0.0.1');

interface Part {
  readonly household: RunningHousehold;
  /** Where the journal of the demonstration goes. */
  readonly out: string;
}

/** The guard stands in front of the household, the same attempts are made with and without it, and it is audited as well. */
export async function showGuard(context: CommandContext, { household, out }: Part): Promise<AuditResult> {
  const { terminal } = context;
  const rooms = roomsOf(household);
  terminal.note('\nThe guard takes its place in front of the players …');
  const guard = await startGuard(guardPorts(silentLog), {
    config: demoConfig(rooms),
    stateFolder: resolve(out, 'state'),
    listenOn: () => LOOPBACK,
  });
  try {
    terminal.note('Trying the same at the players and at the guard …');
    const before = await tryAtPlayers(rooms);
    await backAgain(context, household);
    const after = await tryAtDoors(rooms);
    showTried(terminal, tried(rooms, before, after));
    terminal.note('\nThe audit again, through the guard, as a guest …');
    return await auditDoors(context, [...rooms.values()].map(doorOf));
  } finally {
    await guard.close();
  }
}

/** The player that was rebooted comes back by itself. */
async function backAgain({ signal }: CommandContext, { state }: RunningHousehold): Promise<void> {
  const { clock } = guardPorts(silentLog);
  const anyAway = (): boolean => state.vanished.length > 0;
  for (let waited = 0; waited < 20_000 && anyAway(); waited += 100) await clock.sleep(100, signal);
}

const auditDoors = (context: CommandContext, doors: readonly IpAddress[]): Promise<AuditResult> =>
  runAudit(auditPorts(context), {
    scope: {
      given: doors.map((address) => ({ address })),
      sweep: [],
      within: doors.map(onlyThis),
    },
    tool: VERSION,
    signal: context.signal,
    onProgress: progressTo(context.terminal),
  });
