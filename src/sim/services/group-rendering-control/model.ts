import { groupOf, isCoordinator } from '../../state/groups.ts';
import type { PlayerState } from '../../state/player.ts';
import {
  type ActionCall,
  type ActionModel,
  done,
  fault,
  type ServiceModel,
  type World,
} from '../../world.ts';
import { clampVolume } from '../rendering-control/levels.ts';

/** Players whose volume makes the group's: members that are heard, satellites and seconds of a pair follow them. */
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
const groupMute = (world: World, player: PlayerState): boolean =>
  voices(world, player).every(({ rendering }) => rendering.mute.Master);

/** Group commands go to the coordinator; others answer 800 (seen on 57.23 and 97.1). */
const atCoordinator =
  (model: ActionModel): ActionModel =>
  (call) =>
    isCoordinator(call.world.household, call.player.id) ? model(call) : fault(800);

/** The shares of the members as SnapshotGroupVolume last kept them; a group volume is set in proportion to them. */
const snapshots = new WeakMap<PlayerState, ReadonlyMap<string, number>>();

function snapshot({ world, player }: Pick<ActionCall, 'world' | 'player'>): ReadonlyMap<string, number> {
  const kept = new Map(voices(world, player).map(({ id, rendering }) => [id, rendering.volume.Master]));
  snapshots.set(player, kept);
  return kept;
}

function setGroupVolume({ world, player }: Pick<ActionCall, 'world' | 'player'>, wanted: number): void {
  const members = voices(world, player);
  const kept = snapshots.get(player);
  const shares = kept && members.every(({ id }) => kept.has(id)) ? kept : snapshot({ world, player });
  const mean = members.reduce((sum, { id }) => sum + (shares.get(id) ?? 0), 0) / Math.max(1, members.length);
  for (const { id, rendering } of members) {
    const share = mean === 0 ? wanted : ((shares.get(id) ?? 0) / mean) * wanted;
    rendering.volume.Master = clampVolume(share);
  }
  world.changed();
}

const setMute: ActionModel = ({ world, player, args }) => {
  for (const { rendering } of voices(world, player)) rendering.mute.Master = args['DesiredMute'] === '1';
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
      GroupVolume: String(groupVolume(world, player)),
      GroupMute: groupMute(world, player) ? '1' : '0',
      GroupVolumeChangeable: player.rendering.outputFixed ? '0' : '1',
    },
  }),
};
