import { clampVolume, setMasterMute, setMasterVolume } from '../../media/volume.ts';
import { groupOf } from '../../state/groups.ts';
import type { PlayerState } from '../../state/player.ts';
import { type ActionCall, type ActionModel, done, type ServiceModel, type World } from '../../world.ts';
import { atCoordinator } from '../av-transport/coordinator.ts';

/** Players whose volume makes the group's: rooms that have one; who is bonded into them follows. */
const voices = (world: World, player: PlayerState): readonly PlayerState[] =>
  (groupOf(world.household, player.id)?.members ?? [])
    .flatMap((id) => world.household.players[id] ?? [])
    .filter(({ bond, rendering }) => !bond.invisible && !rendering.outputFixed);

/** The group's volume is the mean of its members' (svrooij/sonos-api-docs). */
function groupVolume(world: World, player: PlayerState): number {
  const members = voices(world, player);
  if (members.length === 0) return player.rendering.volume.Master;
  return Math.round(
    members.reduce((sum, { rendering }) => sum + rendering.volume.Master, 0) / members.length,
  );
}

/** Muted when all members are. */
function groupMute(world: World, player: PlayerState): boolean {
  const members = voices(world, player);
  return members.length > 0 && members.every(({ rendering }) => rendering.mute.Master);
}

/** The shares of the members as SnapshotGroupVolume last kept them; a group volume is set in proportion to them. */
const snapshots = new WeakMap<PlayerState, ReadonlyMap<string, number>>();

function snapshot({ world, player }: Pick<ActionCall, 'world' | 'player'>): ReadonlyMap<string, number> {
  const kept = new Map(voices(world, player).map(({ id, rendering }) => [id, rendering.volume.Master]));
  snapshots.set(player, kept);
  return kept;
}

/**
 * Proportionally to the last snapshot (svrooij/sonos-api-docs). Unsure: what happens when a room reaches its end; here it stays there and
 * the others do not make up for it, so that the group's volume comes out lower than asked.
 */
function setGroupVolume({ world, player }: Pick<ActionCall, 'world' | 'player'>, wanted: number): void {
  const members = voices(world, player);
  const kept = snapshots.get(player);
  const shares = kept && members.every(({ id }) => kept.has(id)) ? kept : snapshot({ world, player });
  const mean = members.reduce((sum, { id }) => sum + (shares.get(id) ?? 0), 0) / Math.max(1, members.length);
  for (const member of members) {
    const share = mean === 0 ? wanted : ((shares.get(member.id) ?? 0) / mean) * wanted;
    setMasterVolume(world, member, share);
  }
  world.changed();
}

const setMute: ActionModel = ({ world, player, args }) => {
  for (const member of voices(world, player)) setMasterMute(world, member, args['DesiredMute'] === '1');
  world.changed();
  return done();
};

const setRelative: ActionModel = (call) => {
  const wanted = clampVolume(groupVolume(call.world, call.player) + Number(call.args['Adjustment']));
  setGroupVolume(call, wanted);
  return done({ NewVolume: String(groupVolume(call.world, call.player)) });
};

export const groupRenderingControl: ServiceModel = {
  service: 'GroupRenderingControl',
  /** As in RenderingControl (86.10, by its code). */
  wrongInstance: 702,
  actions: {
    GetGroupMute: atCoordinator(({ world, player }) =>
      done({ CurrentMute: groupMute(world, player) ? '1' : '0' }),
    ),
    SetGroupMute: atCoordinator(setMute),
    GetGroupVolume: atCoordinator(({ world, player }) =>
      done({ CurrentVolume: String(groupVolume(world, player)) }),
    ),
    SetGroupVolume: atCoordinator((call) => {
      setGroupVolume(call, Number(call.args['DesiredVolume']));
      return done();
    }),
    SetRelativeGroupVolume: atCoordinator(setRelative),
    SnapshotGroupVolume: atCoordinator((call) => {
      snapshot(call);
      return done();
    }),
  },
  evented: (world, player) => ({
    kind: 'plain',
    variables: {
      GroupMute: groupMute(world, player) ? '1' : '0',
      GroupVolume: String(groupVolume(world, player)),
      GroupVolumeChangeable: player.rendering.outputFixed ? '0' : '1',
    },
  }),
};
