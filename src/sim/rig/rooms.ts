import type { HouseholdDefinition } from '../definition/schema.ts';
import type { RunningHousehold } from '../household.ts';
import type { PlayerState } from '../state/player.ts';
import { caller } from './call.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { startRig } from './house.ts';

type Room = Partial<HouseholdDefinition['rooms'][number]> & { readonly name: string };

/** A running household of named rooms in which time stands still until the test lets it pass. */
export interface Rooms {
  readonly house: RunningHousehold;
  readonly pass: TestClock['pass'];
  /** The player of a room that is seen. */
  player(room: string): PlayerState;
  /** Calls an action at that player over the wire. */
  at(room: string): ReturnType<typeof caller>;
}

/** Rooms are a One each unless they say otherwise; only port 1400 is open. */
export async function startRooms(
  firstAddress: string,
  rooms: readonly Room[],
  more: Partial<HouseholdDefinition> = {},
): Promise<Rooms> {
  const { clock, pass } = createTestClock();
  const definition: HouseholdDefinition = {
    name: firstAddress,
    firstAddress,
    rooms: rooms.map((room) => ({ players: [{ model: 'S13', build: '97.1-80312' }], ...room })),
    ...more,
  };
  const doors = { ssdp: false, mdns: false, tls: false, login: false };
  const house = await startRig(definition, { doors, clock });
  const player = (room: string): PlayerState => {
    const found = Object.values(house.state.players).find(
      (candidate) => candidate.room === room && !candidate.bond.invisible,
    );
    if (!found) throw new Error(`no room ${room}`);
    return found;
  };
  return { house, pass, player, at: (room) => caller(player(room).address) };
}
