import type { AccessRequest } from '../../../src/guard/policy/access-request.ts';
import type { Decision } from '../../../src/guard/policy/decision.ts';
import type { PlayerState } from '../../../src/sim/state/player.ts';
import { caller } from '../../../src/sim/rig/call.ts';
import { as } from '../../policy/asking.ts';
import { type GuardedHouse, startGuardedHouse } from '../guarded-house.ts';

export interface CappedHouse {
  readonly guarded: GuardedHouse;
  /** Calls an action at the room's door. */
  readonly at: (room: string) => ReturnType<typeof caller>;
  /** Calls it at the player itself, past the guard. */
  readonly past: (room: string) => ReturnType<typeof caller>;
  /** Where an owner asks from: nothing binds it. Everybody else is the guest. */
  readonly owner: string;
  readonly player: (room: string) => PlayerState;
  readonly volumes: () => Readonly<Record<string, number>>;
  /** As hands on the players would. */
  setVolumes(levels: Readonly<Record<string, number>>): void;
  /** The loudest that a room may become; a room without one may not be touched. */
  caps: Readonly<Record<string, number>>;
  journalWorks: boolean;
  stop(): Promise<void>;
}

interface Wanted {
  readonly subnet: string;
  readonly rooms: readonly string[];
  readonly groups?: readonly (readonly string[])[];
}

/** Rooms of one player each behind doors of the guard, and one guest who has a cap in each of them. */
export async function startCappedHouse({ subnet, rooms, groups }: Wanted): Promise<CappedHouse> {
  const owner = `${subnet}.201`;
  const guarded = await startGuardedHouse({
    subnet,
    rooms: rooms.map((name) => ({ name, volume: 20, players: [{ model: 'S13', build: '97.1-80312' }] })),
    ...(groups ? { definition: { groups: groups.map((group) => [...group]) } } : {}),
    identify: ({ address }) => ({ principal: as(address === owner ? 'owner' : 'guest'), ground: 'test' }),
    policy: { sees: () => 'everything', decide: (request) => decisionUnder(house.caps, request) },
    rates: { read: ENDLESS, write: ENDLESS },
    journal: () => house.journalWorks,
  });
  const player = (room: string): PlayerState => {
    const found = Object.values(guarded.house.state.players).find((each) => each.room === room);
    if (!found) throw new Error(`no room ${room}`);
    return found;
  };
  const house: CappedHouse = {
    guarded,
    player,
    owner,
    at: (room) => caller(guarded.door(room)),
    past: (room) => caller(player(room).address),
    volumes: () => Object.fromEntries(rooms.map((room) => [room, player(room).rendering.volume.Master])),
    setVolumes(levels) {
      for (const [room, level] of Object.entries(levels)) player(room).rendering.volume.Master = level;
    },
    caps: {},
    journalWorks: true,
    stop: () => guarded.stop(),
  };
  return house;
}

const PERMIT: Decision = { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] };
const ENDLESS = { perSecond: 1, burst: Number.MAX_SAFE_INTEGER };

/** A cap in a few lines, and independent of the product's own. */
function decisionUnder(
  caps: Readonly<Record<string, number>>,
  { principal, rooms, context: { volumes = {} } }: AccessRequest,
): Decision {
  const refused = (id: 'room-not-permitted' | 'volume-cap'): Decision => ({
    effect: 'forbid',
    reasons: [{ id }],
  });
  if (principal.role === 'owner') return PERMIT;
  if (rooms.some((room) => caps[room] === undefined)) return refused('room-not-permitted');
  const isLoud = Object.entries(volumes).some(
    ([room, level]) => level === 'unknown' || level > (caps[room] ?? -1),
  );
  return isLoud ? refused('volume-cap') : PERMIT;
}
