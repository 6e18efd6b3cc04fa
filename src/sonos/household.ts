import type { HostileText } from '../base/text.ts';
import type { ZoneGroup, ZoneGroupState, ZoneMember } from './zone-group-state.ts';

/** A household in the words of people: rooms, what is bonded in them, and which play together. */
export interface Household {
  readonly rooms: readonly Room[];
  readonly players: readonly ZoneMember[];
  readonly groups: readonly RoomGroup[];
  readonly bridges: readonly ZoneMember[];
  /** What does not fit together in the state that was told. */
  readonly oddities: readonly Oddity[];
}

export interface Room {
  readonly name: HostileText;
  /** The player that answers for the room. */
  readonly player: ZoneMember;
  /** Everything bonded in the room, the player itself first. More than one makes a bonded set. */
  readonly bonded: readonly ZoneMember[];
}

export interface RoomGroup {
  readonly id: string;
  readonly coordinator: string;
  readonly rooms: readonly HostileText[];
}

export interface Oddity {
  readonly kind:
    | 'coordinator-not-a-member'
    | 'player-in-two-places'
    | 'bonded-to-nobody'
    | 'group-without-members';
  readonly id: string;
}

/** Makes sense of a ZoneGroupState; what contradicts itself becomes an oddity, never an error. */
export function householdOf({ groups }: ZoneGroupState): Household {
  const members = groups.flatMap((group) => group.members);
  const players = members.flatMap((member) => [member, ...member.satellites]);
  const roomPlayers = members.filter((member) => !member.invisible && !member.bridge);
  return {
    players,
    rooms: roomPlayers.map((player) => ({ name: player.room, player, bonded: bondedWith(player, players) })),
    groups: groups.map(roomGroup).filter((group) => group.rooms.length > 0),
    bridges: members.filter((member) => member.bridge),
    oddities: [...groups.flatMap(groupOddities), ...playerOddities(players)],
  };
}

/** A pair or theatre by its channel map, and satellites listed as children even when the map is missing. */
function bondedWith(player: ZoneMember, players: readonly ZoneMember[]): readonly ZoneMember[] {
  const named = [...(player.channelMap ?? []), ...(player.satelliteMap ?? [])].map(
    (assignment) => assignment.player,
  );
  const ids = new Set([...named, ...player.satellites.map((satellite) => satellite.id)]);
  ids.delete(player.id);
  return [player, ...[...ids].flatMap((id) => players.find((candidate) => candidate.id === id) ?? [])];
}

const roomGroup = ({ id, coordinator, members }: ZoneGroup): RoomGroup => ({
  id,
  coordinator,
  rooms: members.filter((member) => !member.invisible && !member.bridge).map((member) => member.room),
});

function groupOddities({ id, coordinator, members }: ZoneGroup): readonly Oddity[] {
  if (members.length === 0) return [{ kind: 'group-without-members', id }];
  return members.some((member) => member.id === coordinator)
    ? []
    : [{ kind: 'coordinator-not-a-member', id: coordinator }];
}

function playerOddities(players: readonly ZoneMember[]): readonly Oddity[] {
  const ids = players.map((player) => player.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const named = players.flatMap(({ channelMap = [], satelliteMap = [] }) => [...channelMap, ...satelliteMap]);
  const missing = named.map(({ player }) => player).filter((id) => !ids.includes(id));
  return [
    ...[...new Set(twice)].map((id) => ({ kind: 'player-in-two-places', id }) as const),
    ...[...new Set(missing)].map((id) => ({ kind: 'bonded-to-nobody', id }) as const),
  ];
}
