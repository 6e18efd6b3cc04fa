import {
  deviceSettings,
  renderingState,
  switchesOf,
  transportAtRest,
} from '../definition/expand/settings.ts';
import type { HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';

/** A player with everything at rest, for tests that need a state and no household file. */
export function samplePlayer(overrides: Partial<PlayerState> = {}): PlayerState {
  return {
    id: 'RINCON_000E58A0000101400',
    address: '127.35.0.21',
    mac: '00:0E:58:A0:00:01',
    serial: '00-0E-58-A0-00-01:8',
    model: 'S6',
    build: '86.10-80260',
    hardwareVersion: '1.16.4.1-2',
    room: 'Kitchen',
    icon: 'x-rincon-roomicon:kitchen',
    bootSeq: 42,
    bootedAt: 0,
    power: 'on',
    pageStatuses: {},
    switches: switchesOf(),
    bond: { channelMapSet: '', htSatChanMapSet: '', invisible: false, satelliteOf: '' },
    device: { ...deviceSettings(false), autoplayVolume: 20 },
    rendering: renderingState({ volume: 20, mute: false, hasTv: false, hasSub: false }),
    transport: transportAtRest(),
    queue: { updateId: 0, tracks: [] },
    ...overrides,
  };
}

/** A household of the players, each in its own group unless groups are given. */
export function sampleHousehold(
  players: readonly PlayerState[],
  overrides: Partial<HouseholdState> = {},
): HouseholdState {
  const alone = players.filter((player) => !player.bond.satelliteOf);
  return {
    id: 'Sonos_FixtureHouseholdAAAAAAAAAA',
    museSuffix: 'FixtureLocationKeyAAAA',
    locationId: 'lc_00000000000000000000000000000000',
    players: Object.fromEntries(players.map((player) => [player.id, player])),
    groups: alone.map((player) => ({ id: `${player.id}:1`, coordinator: player.id, members: [player.id] })),
    vanished: [],
    alarms: [],
    alarmListVersion: 1,
    clock: {
      timeZoneIndex: 25,
      timeZone: '000000000000000000000000ffc4',
      autoAdjustDst: true,
      timeServer: '0.sonostime.pool.ntp.org',
      timeFormat: '24H',
      dateFormat: 'DMY',
      timeGeneration: 1,
      offsetMs: 0,
      dailyIndexRefreshTime: '02:00:00',
    },
    favorites: [],
    radioStations: [],
    savedQueues: [],
    library: { shares: [], tracks: [], indexing: false, lastIndexChange: '' },
    updateIds: { favorites: 1, radioStations: 1, savedQueues: 1, shares: 1 },
    accounts: [],
    musicServices: [],
    strings: {},
    wifi: { ssid: 'Home', protection: 'WPA2', channelFrequency: 2437, routerMac: '', neighbours: [] },
    controllers: [],
    registration: { customerId: '', email: '' },
    areas: { updateId: 0 },
    soapOverTls: true,
    ...overrides,
  };
}

/** A world around a household with the real passing of time and no media. */
export function sampleWorld(household: HouseholdState): World {
  return {
    household,
    clock: {
      now: () => Date.now(),
      elapsed: () => performance.now(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      soon: (callback) => void setImmediate(callback),
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return { cancel: () => clearTimeout(timer) };
      },
    },
    random: {
      bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      uuid: () => crypto.randomUUID(),
    },
    media: { start: () => {}, stop: () => {} },
    changed: () => {},
    reboot: () => {},
  };
}
