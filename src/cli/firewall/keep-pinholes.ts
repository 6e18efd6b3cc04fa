import { TonewallError } from '../../base/errors.ts';
import { helper } from '../../guard/firewall/pinhole-keeper.ts';
import type { Layout } from '../../guard/firewall/layout.ts';
import { RulesKeeper, type RulesTold } from '../../guard/firewall/rules-keeper.ts';
import { ShortWayKeeper, type ShortWayTold } from '../../guard/firewall/short-way-keeper.ts';
import { shortWaySight } from '../../guard/doctor/look/short-way-sight.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeExec } from '../../host/exec.ts';
import { nodeFollow } from '../../host/follow.ts';
import { nodeClock } from '../../host/clock.ts';
import { localDoor } from '../../host/local-door.ts';
import { ownCards } from '../../host/own-cards.ts';
import type { Disk } from '../../ports/disk.ts';
import type { DoorOwner } from '../../ports/local-door.ts';
import type { Exec } from '../../ports/exec.ts';
import type { CommandContext } from '../command.ts';
import { ENDED_BY_SIGNAL, ended } from '../ended.ts';
import type { Terminal } from '../terminal.ts';
import { layoutIn } from './layout-in.ts';

export interface HelperFlags {
  readonly socket: string;
  readonly user?: string;
}

export async function runHelper(
  { terminal, signal }: CommandContext,
  file: string,
  { socket, user }: HelperFlags,
): Promise<number> {
  const exec = nodeExec();
  const owner = user === undefined ? undefined : await userNamed(exec, user);
  const disk = nodeDisk();
  await assertSegments(disk, file);
  // Read for each pinhole: a configuration that cannot be read gives none.
  const layout = async (): Promise<Layout | undefined> => {
    try {
      return await layoutIn(disk, file);
    } catch (cause) {
      if (cause instanceof TonewallError) return undefined;
      throw cause;
    }
  };
  const clock = nodeClock();
  const rules = new RulesKeeper({ exec, follow: nodeFollow(), clock, layout, told: rulesTold(terminal) });
  const answer = helper({ exec, layout, clock, cards: ownCards(), rules });
  const door = await localDoor().open(socket, answer, owner).catch(hintingRoot);
  const shortWay = new ShortWayKeeper({
    clock,
    layout,
    sight: shortWaySight({ disk, exec }),
    told: shortWayTold(terminal),
  });
  rules.open();
  shortWay.open();
  terminal.note(`opens pinholes at ${socket}`);
  await ended(signal);
  await Promise.all([door.close(), rules.close(), shortWay.close()]);
  return ENDED_BY_SIGNAL;
}

/** Fails with `no-segments`. A file that cannot be used now is no reason to end: it may be mended while this runs. */
async function assertSegments(disk: Disk, file: string): Promise<void> {
  try {
    await layoutIn(disk, file);
  } catch (cause) {
    if (!(cause instanceof TonewallError) || cause.code === 'no-segments') throw cause;
  }
}

/** Its place is root's as shipped, and so is what it does. */
function hintingRoot(cause: unknown): never {
  if (!(cause instanceof TonewallError) || cause.code !== 'file-unwritable' || process.getuid?.() === 0)
    throw cause;
  throw new TonewallError(cause.code, cause.message, { hint: 'It has to run as root.', cause });
}

const rulesTold = (terminal: Terminal): RulesTold => ({
  putBack: ({ by, afterMs }) =>
    terminal.note(
      `the rules were not in force, and are again after ${Math.round(afterMs)} ms${by === '' ? '' : `; ${by} took them away`}`,
    ),
  failed: (problem) => terminal.note(`the rules are not kept in force: ${problem}`),
});

const shortWayTold = (terminal: Terminal): ShortWayTold => ({
  made: (cards) => terminal.note(`what is answered to players at ${cards.join(', ')} goes the short way`),
  ended: () => terminal.note('nothing goes the short way any more'),
  failed: (problem) => terminal.note(`music keeps to the rules: ${problem}`),
});

/** Fails with `usage-flag` where the system knows no such user. */
async function userNamed(exec: Exec, name: string): Promise<DoorOwner> {
  const ids = await Promise.all(
    ['-u', '-g'].map((which) => exec.run({ program: 'id', args: [which, '--', name] })),
  );
  const [uid, gid] = ids.map(({ code, stdout }) => (code === 0 ? Number(stdout.trim()) : Number.NaN));
  if (uid === undefined || gid === undefined || !Number.isInteger(uid) || !Number.isInteger(gid))
    throw new TonewallError('usage-flag', '--user takes the name of a user of this system');
  return { uid, gid };
}
