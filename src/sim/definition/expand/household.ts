import { seeded, seededWord } from './seed.ts';
import type { GroupState, HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import type { HouseholdDefinition, RoomDefinition } from '../schema.ts';
import { bondsOf } from './bonds.ts';
import {
  makeAlarm,
  makeFavorites,
  makeLibrary,
  makePlaylists,
  makeStations,
  makeTracks,
  shareOf,
} from './contents.ts';
import { createAddressSource, createMacSource, playerIdOf } from './ids.ts';
import { makePeople } from './people.ts';
import { makePlayer } from './player.ts';
import { SAMPLE_TRACKS } from './sample-contents.ts';

const FIRST_ADDRESS = '127.20.0.11';

/** The household at its start. `now` is epoch milliseconds. A definition that has problems gives nonsense: check first. */
export function makeHousehold(definition: HouseholdDefinition, now: number): HouseholdState {
  const defined = definition.rooms.flatMap(({ players }) => players);
  const macOf = createMacSource(
    definition.name,
    defined.flatMap(({ mac }) => mac ?? []),
  );
  const nextAddress = createAddressSource(
    definition.firstAddress ?? FIRST_ADDRESS,
    defined.flatMap(({ address }) => address ?? []),
  );
  const rooms = definition.rooms.map((room) => makeRoom({ definition, room, macOf, nextAddress, now }));
  const players = rooms.flat();
  const { name } = definition;
  return {
    id: definition.id ?? `Sonos_${seededWord(26, name, 'household')}`,
    museSuffix: definition.museSuffix ?? seededWord(20, name, 'muse'),
    locationId: definition.locationId ?? `lc_${seeded(name, 'location').toString('hex').slice(0, 32)}`,
    players: Object.fromEntries(players.map((player) => [player.id, player])),
    groups: makeGroups(definition, players),
    alarms: (definition.alarms ?? []).map((alarm, index) =>
      makeAlarm({ definition: alarm, id: index + 1, roomId: leaderOf(players, alarm.room)?.id ?? '' }),
    ),
    alarmListVersion: 1,
    favorites: makeFavorites(definition),
    radioStations: makeStations(definition),
    savedQueues: makePlaylists(definition),
    library: makeLibrary(definition.library),
    updateIds: { favorites: 1, radioStations: 1, savedQueues: 1, shares: 1 },
    areas: { updateId: 0 },
    soapOverTls: definition.soapOverTls ?? true,
    ...makePeople(definition, macOf),
  };
}

interface RoomSeed {
  readonly definition: HouseholdDefinition;
  readonly room: RoomDefinition;
  readonly macOf: (...words: string[]) => string;
  readonly nextAddress: () => string;
  readonly now: number;
}

function makeRoom({ definition, room, macOf, nextAddress, now }: RoomSeed): readonly PlayerState[] {
  const settled = room.players.map((player, index) => {
    const mac = player.mac ?? macOf(room.name, String(index));
    return { player, mac, id: player.id ?? playerIdOf(mac), address: player.address ?? nextAddress() };
  });
  const bonds = bondsOf(
    settled.map(({ player, id }) => ({ id, model: player.model, role: player.role ?? 'main' })),
  );
  const players = settled.flatMap(({ player, mac, id, address }, index) => {
    const bond = bonds[index];
    const seed = { definition: player, room, household: definition, id, mac, address, bootedAt: now };
    return bond ? [makePlayer({ ...seed, bond })] : [];
  });
  fillQueue(players, room, definition);
  return players;
}

/** The leader of a room gets the queue and what is set to play. */
function fillQueue(
  players: readonly PlayerState[],
  room: RoomDefinition,
  definition: HouseholdDefinition,
): void {
  const leader = leaderOf(players, room.name);
  if (!leader) return;
  leader.queue.tracks = makeTracks(room.queue ?? SAMPLE_TRACKS.slice(0, 3), 'Q:0', shareOf(definition));
  leader.transport.uri = room.source?.uri ?? `x-rincon-queue:${leader.id}#0`;
  leader.transport.track = room.source || leader.queue.tracks.length > 0 ? 1 : 0;
  if (room.playing && leader.transport.track > 0) leader.transport.state = 'PLAYING';
}

/** The player of a room that is visible and no satellite. */
const leaderOf = (players: readonly PlayerState[], room: string): PlayerState | undefined =>
  players.find((player) => player.room === room && !player.bond.invisible && !player.bond.satelliteOf);

/** A group for each room, or for several where the file groups them. Invisible players of a pair are members too. */
function makeGroups(
  { rooms, groups = [] }: HouseholdDefinition,
  players: readonly PlayerState[],
): GroupState[] {
  const named = new Set(groups.flat());
  const sets = [...groups, ...rooms.filter(({ name }) => !named.has(name)).map(({ name }) => [name])];
  return sets.flatMap((names) => {
    const coordinator = leaderOf(players, names[0] ?? '');
    if (!coordinator) return [];
    const members = names.flatMap((name) =>
      players.filter((player) => player.room === name && !player.bond.satelliteOf),
    );
    for (const name of names.slice(1)) follow(leaderOf(players, name), coordinator.id);
    return [{ id: `${coordinator.id}:1`, coordinator: coordinator.id, members: members.map(({ id }) => id) }];
  });
}

function follow(player: PlayerState | undefined, coordinator: string): void {
  if (!player) return;
  player.transport.uri = `x-rincon:${coordinator}`;
  player.transport.track = 0;
  player.transport.state = 'STOPPED';
}
