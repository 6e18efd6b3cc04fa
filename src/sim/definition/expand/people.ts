import type { HouseholdState, MusicServiceState } from '../../state/household.ts';
import { GREENWICH, zoneRule } from '../../state/time-zones.ts';
import type { HouseholdDefinition } from '../schema.ts';
import { playerIdOf } from './ids.ts';
import { seededNumber, seededWord } from './seed.ts';

type People = Pick<
  HouseholdState,
  'accounts' | 'clock' | 'controllers' | 'musicServices' | 'registration' | 'strings' | 'vanished' | 'wifi'
>;

/** Hardware addresses and network addresses that nobody has, and the time (epoch milliseconds). */
interface PeopleSource {
  readonly macOf: (...words: string[]) => string;
  readonly nextAddress: () => string;
  readonly now: number;
}

/** Everything that is told of the people in the household, and of its surroundings. */
export function makePeople(household: HouseholdDefinition, source: PeopleSource): People {
  const { macOf } = source;
  return {
    wifi: makeWifi(household, macOf),
    controllers: (household.controllers ?? []).map((controller) => ({ kind: 'Phone', ...controller })),
    accounts: makeAccounts(household),
    registration: {
      customerId:
        household.registration?.customerId ?? String(seededNumber(90_000_000, household.name) + 10_000_000),
      email: household.registration?.email ?? '',
    },
    vanished: makeVanished(household, source),
    strings: { ...household.strings },
    musicServices: MUSIC_SERVICES.map((service) => ({ ...service })),
    clock: makeClock(household),
  };
}

const makeVanished = ({ vanished = [] }: HouseholdDefinition, source: PeopleSource): People['vanished'] =>
  vanished.map(({ room, model, reason }) => {
    const mac = source.macOf('vanished', room);
    return {
      id: playerIdOf(mac),
      roomName: room,
      reason: reason ?? 'powered off',
      model: model ?? 'S1',
      mac,
      address: source.nextAddress(),
      lastSeenAt: source.now,
    };
  });

const makeWifi = (
  { wifi, name }: HouseholdDefinition,
  macOf: (...words: string[]) => string,
): HouseholdState['wifi'] => ({
  ssid: wifi?.ssid ?? name,
  protection: wifi?.protection ?? 'WPA2',
  channelFrequency: wifi?.channelFrequency ?? 2437,
  routerMac: wifi?.routerMac ?? macOf('router').replace(/^00:0E:58/, '02:1A:11'),
  neighbours: (wifi?.neighbours ?? []).map((neighbour) => ({
    protection: 'WPA2',
    signal: -70,
    ...neighbour,
  })),
});

const makeAccounts = ({ name, accounts }: HouseholdDefinition): HouseholdState['accounts'] =>
  (accounts ?? []).map((account, index) => ({
    serviceType: account.serviceType,
    serialNumber: account.serialNumber ?? index + 1,
    username: account.username,
    nickname: account.nickname ?? '',
    deviceId: account.deviceId ?? '',
    key: account.key ?? seededWord(24, name, 'account', index),
  }));

/** Time servers as in the players' own configuration (57.10, chrony.conf). */
const makeClock = ({ time }: HouseholdDefinition): HouseholdState['clock'] => ({
  timeZoneIndex: time?.zoneIndex ?? GREENWICH,
  timeZone: time?.zone ?? zoneRule(time?.zoneIndex ?? GREENWICH) ?? '',
  autoAdjustDst: time?.autoAdjustDst ?? true,
  timeServer: time?.server ?? [0, 1, 2, 3].map((number) => `${number}.sonostime.pool.ntp.org`).join(','),
  timeFormat: time?.format ?? 'INV',
  dateFormat: time?.dateFormat ?? 'INV',
  timeGeneration: 1,
  offsetMs: 0,
  dailyIndexRefreshTime: '02:00:00',
});

/** Two well-known entries of recorded `ListAvailableServices` answers. */
const MUSIC_SERVICES: readonly MusicServiceState[] = [
  {
    id: 9,
    name: 'Spotify',
    uri: 'http://spotify-v5.ws.sonos.com/smapi',
    secureUri: 'https://spotify-v5.ws.sonos.com/smapi',
    containerType: 'MService',
    capabilities: '2516',
    version: '1.1',
    auth: 'AppLink',
  },
  {
    id: 254,
    name: 'TuneIn',
    uri: 'http://legato.radiotime.com/Radio.asmx',
    secureUri: 'http://legato.radiotime.com/Radio.asmx',
    containerType: 'MService',
    capabilities: '1024',
    version: '1.1',
    auth: 'Anonymous',
  },
];
