import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { PlayerDefinition } from '../definition/player-schema.ts';
import type { HouseholdDefinition, RoomDefinition } from '../definition/schema.ts';
import type { SeenPlayer } from './seen.ts';
import { usualStatuses } from './usual-status.ts';

/** A household file made from what was seen, and what of it the simulator would do otherwise by itself. */
export interface Profile {
  readonly definition: HouseholdDefinition;
  readonly differences: readonly Difference[];
}

/** A page that the real player answered unlike the simulator's idea of its build. */
export interface Difference {
  readonly room: string;
  readonly build: string;
  readonly path: string;
  readonly seen: number;
  readonly usual: number;
}

interface ProfilePorts {
  readonly clock: Clock;
  readonly random: Random;
}

/** One room a player, `Room 1` and on. The simulated household answers as the players did, as far as the file can say. */
export async function makeProfile(ports: ProfilePorts, seen: readonly SeenPlayer[]): Promise<Profile> {
  const plain = { name: 'captured', rooms: seen.map((player, index) => roomOf(player, index)) };
  const differences = await differencesOf(ports, plain, seen);
  const rooms = plain.rooms.map((room) => withPages(room, differences));
  return { definition: { ...plain, rooms }, differences };
}

const roomOf = (player: SeenPlayer, index: number): RoomDefinition => ({
  name: `Room ${index + 1}`,
  players: [playerOf(player)],
});

function playerOf({ model, build, upnp, authentication, openLogins }: SeenPlayer): PlayerDefinition {
  const switches = {
    ...(upnp === undefined ? {} : { upnp }),
    ...(authentication === undefined ? {} : { authentication }),
    ...(openLogins.length > 0 ? { unlocked: true } : {}),
    ...Object.fromEntries(openLogins.map((service) => [service, true])),
  };
  return { model, build, ...(Object.keys(switches).length > 0 ? { switches } : {}) };
}

async function differencesOf(
  ports: ProfilePorts,
  definition: HouseholdDefinition,
  seen: readonly SeenPlayer[],
): Promise<readonly Difference[]> {
  const usualStatus = usualStatuses(ports, definition);
  const differences: Difference[] = [];
  for (const [index, { build, pages }] of seen.entries()) {
    for (const { path, status } of pages) {
      const usual = await usualStatus(index, path);
      if (usual !== status) differences.push({ room: `Room ${index + 1}`, build, path, seen: status, usual });
    }
  }
  return differences;
}

function withPages(room: RoomDefinition, differences: readonly Difference[]): RoomDefinition {
  const own = differences.filter((difference) => difference.room === room.name);
  if (own.length === 0) return room;
  const pages = Object.fromEntries(own.map(({ path, seen }) => [path, seen]));
  return { ...room, players: room.players.map((player) => ({ ...player, pages })) };
}
