import { TonewallError } from '../../base/errors.ts';
import { loadConfig } from '../../config/load.ts';
import { helper } from '../../guard/firewall/pinhole-keeper.ts';
import { type Layout, layoutOf } from '../../guard/firewall/layout.ts';
import { RulesKeeper, type RulesTold } from '../../guard/firewall/rules-keeper.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { nodeExec } from '../../host/exec.ts';
import { nodeFollow } from '../../host/follow.ts';
import { nodeClock } from '../../host/clock.ts';
import { localDoor } from '../../host/local-door.ts';
import { ownCards } from '../../host/own-cards.ts';
import type { DoorOwner } from '../../ports/local-door.ts';
import type { Exec } from '../../ports/exec.ts';
import type { CommandContext } from '../command.ts';
import { ENDED_BY_SIGNAL, ended } from '../ended.ts';
import type { Terminal } from '../terminal.ts';

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
  // Read for each pinhole: a configuration that cannot be read gives none.
  const layout = async (): Promise<Layout | undefined> => {
    try {
      return layoutOf((await loadConfig(disk, file)).config);
    } catch (cause) {
      if (cause instanceof TonewallError) return undefined;
      throw cause;
    }
  };
  const clock = nodeClock();
  const rules = new RulesKeeper({ exec, follow: nodeFollow(), clock, layout, told: rulesTold(terminal) });
  const answer = helper({ exec, layout, clock, cards: ownCards(), rules });
  const door = await localDoor().open(socket, answer, owner);
  rules.open();
  terminal.note(`opens pinholes at ${socket}`);
  await ended(signal);
  await Promise.all([door.close(), rules.close()]);
  return ENDED_BY_SIGNAL;
}

const rulesTold = (terminal: Terminal): RulesTold => ({
  putBack: ({ by, afterMs }) =>
    terminal.note(
      `the rules were not in force, and are again after ${Math.round(afterMs)} ms${by === '' ? '' : `; ${by} took them away`}`,
    ),
  failed: (problem) => terminal.note(`the rules cannot be looked at: ${problem}`),
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
