import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { makeHousehold } from './definition/expand/household.ts';
import type { HouseholdDefinition } from './definition/schema.ts';
import { openDoors, type Doors, type DoorSwitches } from './doors/doors.ts';
import { recordedArt } from './doors/art.ts';
import { addLocalApis, type LocalApis } from './doors/local-apis.ts';
import { museUpgrades } from './doors/muse-upgrades.ts';
import { createEventEngine } from './events/engine.ts';
import { createFaultBoard, type FaultBoard } from './faults/board.ts';
import type { House } from './house.ts';
import { createMediaFetcher } from './media/fetcher.ts';
import { carryOn } from './media/transport.ts';
import { fetchArt } from './pages/art/fetch-art.ts';
import { createPages } from './pages/registry.ts';
import { hashOf } from './recorder/canonical.ts';
import { createRecorder, type Recorder } from './recorder/recorder.ts';
import { createPower, type Power } from './power.ts';
import { PLAYER_LIMITS, type ServerLimits } from './server/limits.ts';
import { createPlayerServer, type PlayerServer } from './server/player-server.ts';
import { startAlarmClock } from './services/alarm-clock/ringing.ts';
import { SERVICE_MODELS } from './services/registry.ts';
import type { HouseholdState } from './state/household.ts';
import type { World } from './world.ts';

export interface HouseholdOptions {
  /** Checked: see `definition/load.ts`. */
  readonly definition: HouseholdDefinition;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Doors besides port 1400 that stay shut. */
  readonly doors?: DoorSwitches;
  /** Milliseconds that a rebooting player is silent. */
  readonly awayMs?: number;
  /** Of each player's web server; those of players where absent. */
  readonly limits?: Partial<ServerLimits>;
}

/** A household whose players answer. */
export interface RunningHousehold {
  readonly state: HouseholdState;
  readonly world: World;
  readonly players: readonly { readonly id: string; readonly room: string; readonly address: string }[];
  readonly recorder: Recorder;
  readonly faults: FaultBoard;
  readonly power: Pick<Power, 'reboot' | 'vanish' | 'restore'>;
  /** SHA-256 of the state without what moves with time alone. */
  stateHash(): string;
  /** Says good-bye, tears connections down and lets every address go. */
  stop(): Promise<void>;
}

/** Starts every player of a household; fails with `address-in-use` or `address-unavailable` and leaves nothing open. */
export async function startHousehold(options: HouseholdOptions): Promise<RunningHousehold> {
  const { clock, random, log } = options;
  const household = makeHousehold(options.definition, clock.now());
  const recorder = createRecorder({
    clock,
    maxEntries: 20_000,
    maxBodyChars: 16_384,
    hash: () => hashOf(household),
  });
  const media = createMediaFetcher({ household, clock, recorder });
  /** There is none before everything else is. */
  const opened: { doors?: Doors } = {};
  const localApis: LocalApis = new Map();
  const models = new Map(SERVICE_MODELS.map((model) => [model.service, model]));
  const world: World = {
    household,
    clock,
    random,
    media,
    changed: () => {
      recorder.stateChanged();
      events.stateChanged();
      opened.doors?.stateChanged();
    },
    reboot: (playerId) => power.reboot(playerId),
  };
  const faults = createFaultBoard({ world, power: () => power });
  const events = createEventEngine({ world, recorder, faults, log, models });
  const pages = createPages({
    subscribersOf: (id) => events.subscriptions(id),
    localApiOf: (id) => localApis.get(id),
    fetchArt: recordedArt(recorder, fetchArt),
  });
  const house: House = { world, log, recorder, faults, events, models, pages };
  addLocalApis(house, localApis);
  const power = createPower({
    world,
    log,
    events,
    doorsOf: (playerId) => opened.doors?.of(playerId) ?? [],
    announcer: () => opened.doors,
    ...(options.awayMs === undefined ? {} : { awayMs: options.awayMs }),
  });
  opened.doors = await openDoors({
    house,
    servers: createServers(house, localApis, options.limits),
    localApis,
    wanted: options.doors ?? {},
    loginPorts: options.definition.ports,
  });
  for (const player of Object.values(household.players)) carryOn(world, player);
  const stopAlarmClock = startAlarmClock(world);
  for (const spec of options.definition.faults ?? []) faults.add(spec);
  return {
    state: household,
    world,
    players: Object.values(household.players).map(({ id, room, address }) => ({ id, room, address })),
    recorder,
    faults,
    power,
    stateHash: () => hashOf(household),
    stop: async () => {
      stopAlarmClock();
      media.stopAll();
      power.stop();
      faults.clear();
      events.stop();
      await opened.doors?.stop();
    },
  };
}

const createServers = (
  house: House,
  localApis: LocalApis,
  limits: Partial<ServerLimits> | undefined,
): readonly PlayerServer[] =>
  Object.values(house.world.household.players).map((player) => {
    const api = localApis.get(player.id);
    const upgrades = api && museUpgrades(house, player, api);
    return createPlayerServer({ house, player, upgrades, limits: { ...PLAYER_LIMITS, ...limits } });
  });
