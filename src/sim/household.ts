import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import { makeHousehold } from './definition/expand/household.ts';
import type { HouseholdDefinition } from './definition/schema.ts';
import { openDoors, type Doors, type DoorSwitches } from './doors/doors.ts';
import { recordedArt } from './doors/art.ts';
import type { LocalApis } from './doors/local-apis.ts';
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
import { createPlayerServer, type PlayerServer } from './server/player-server.ts';
import { startAlarmClock } from './services/alarm-clock/ringing.ts';
import { SERVICE_MODELS } from './services/registry.ts';
import type { HouseholdState } from './state/household.ts';
import type { World } from './world.ts';

const UPNP_PORT = 1400;

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
  let doors: Doors | undefined;
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
      doors?.stateChanged();
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
  const servers = Object.keys(household.players).map((id) => createPlayerServer(house, id, UPNP_PORT));
  const power = createPower({
    world,
    log,
    events,
    servers: new Map(servers.map((server) => [server.playerId, server])),
    announcer: () => doors,
    ...(options.awayMs === undefined ? {} : { awayMs: options.awayMs }),
  });
  await openAll(servers);
  try {
    doors = await openDoors({
      house,
      servers,
      localApis,
      wanted: options.doors ?? {},
      loginPorts: options.definition.ports,
    });
  } catch (error) {
    await Promise.all(servers.map((server) => server.close()));
    throw error;
  }
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
      await doors?.stop();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** All or none. */
async function openAll(servers: readonly PlayerServer[]): Promise<void> {
  const results = await Promise.allSettled(servers.map((server) => server.open()));
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return;
  await Promise.all(servers.map((server) => server.close()));
  throw failed.reason;
}
