import type { Act } from '../../../../src/sim/local-api/namespace.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../../../../src/sim/rig/sample.ts';
import type { PlayerState } from '../../../../src/sim/state/player.ts';
import { done, type World } from '../../../../src/sim/world.ts';
import { GROUPS, LOCAL_ROOMS, SESSION_ID } from '../../generate/local-api/rooms.ts';
import type { Room } from '../../generate/houses.ts';
import { STILL } from '../../subject/quiet-ports.ts';

/** What a player did by its own services, on which player, and what it went to fetch. */
export interface Doings {
  readonly acts: readonly Parameters<Act>[0][];
  readonly fetched: readonly string[];
}

/** A simulated household in which nothing happens: what its players would do is noted. */
export interface NotingHousehold {
  readonly world: World;
  /** The one in the room asked. */
  readonly player: PlayerState;
  readonly act: Act;
  readonly noting: <T>(perform: () => T) => Doings & { readonly result: T };
}

export function notingHousehold(at: Room): NotingHousehold {
  const players = LOCAL_ROOMS.map(playerOf);
  const player = players.find(({ id }) => id === at.id);
  if (!player) throw new Error(`no player in ${at.room}`);
  let acts: Doings['acts'][number][] = [];
  let fetched: string[] = [];
  return {
    player,
    world: worldOf(players, (uri) => void fetched.push(uri)),
    act: (call) => {
      acts.push(call);
      return done({ RelTime: '0:00:10' });
    },
    noting: (perform) => {
      acts = [];
      fetched = [];
      const result = perform();
      return { result, acts, fetched };
    },
  };
}

const [kitchen, office, study] = LOCAL_ROOMS;
const groupsNow = (): { id: string; coordinator: string; members: string[] }[] => [
  { id: GROUPS.kitchen, coordinator: kitchen.id, members: [kitchen.id] },
  { id: GROUPS.office, coordinator: office.id, members: [office.id, study.id] },
];

const worldOf = (players: readonly PlayerState[], fetch: (uri: string) => void): World => ({
  ...sampleWorld(sampleHousehold(players, { groups: groupsNow() })),
  clock: STILL,
  random: { bytes: (count) => new Uint8Array(count), uuid: () => SESSION_ID },
  media: { start: (_, uri) => fetch(uri), stop: () => {} },
});

/** With a line-in, so that it can be told to play it. */
const playerOf = ({ id, model, build, address, room }: Room): PlayerState =>
  samplePlayer({ id, model, build, address, room, lineIn: LINE_IN });

const LINE_IN = { name: 'Turntable', icon: 'AudioComponent', leftLevel: 1, rightLevel: 1, connected: true };
