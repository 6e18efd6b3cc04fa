import { fileURLToPath } from 'node:url';
import type { TourInput } from './scripts/tour.ts';

/** A client library, the script that walks a household with it, and what each step must come to. */
export interface Tour {
  readonly name: string;
  readonly script: string;
  /** Where the library listens for event messages: it can be told by its environment only. */
  readonly environment: (own: string) => Readonly<Record<string, string>>;
  /** By step. `addresses` are those of the players in the order of the household file. */
  readonly expected: (addresses: readonly string[]) => Readonly<Record<string, unknown>>;
}

/** The tour's input for a household made by `clientsHousehold`. */
export const tourInput = (addresses: readonly string[], own: string, discover: boolean): TourInput => ({
  player: addresses[0] ?? '',
  room: 'Kitchen',
  other: { address: addresses[1] ?? '', room: 'Office' },
  own,
  discover,
});

const script = (file: string): string => fileURLToPath(new URL(`scripts/${file}`, import.meta.url));

const DESCRIPTION = { roomName: 'Kitchen', modelNumber: 'S13', softwareVersion: '97.1-80312' };
const STATION = 'x-sonosapi-stream:s13606?sid=303&flags=8232&sn=1';
const APART = ['Kitchen', 'Living Room', 'Office'];
const TOGETHER = ['Kitchen + Office', 'Living Room'];

export const NPM_SONOS: Tour = {
  name: 'npm sonos',
  script: script('npm-sonos.ts'),
  environment: (own) => ({ SONOS_LISTENER: own, SONOS_LISTENER_PORT: '4137' }),
  expected: ([kitchen]) => ({
    describe: DESCRIPTION,
    name: 'Kitchen',
    zoneInfo: kitchen,
    spotify: [101, 'Kitchen'],
    volume: 23,
    mute: [true, false],
    led: 'Off',
    queueAdd: ['one.mp3', 'two.mp3', 'three.mp3'],
    queueReorder: ['three.mp3', 'one.mp3', 'two.mp3'],
    queueRemove: ['three.mp3', 'two.mp3'],
    play: ['playing', 'three.mp3'],
    next: ['playing', 'two.mp3'],
    previous: ['playing', 'three.mp3'],
    pause: 'paused',
    stop: 'stopped',
    playAfterStop: 'playing',
    fetched: ['three.mp3', 'two.mp3'],
    playMode: 'REPEAT_ALL',
    group: [APART, TOGETHER],
    ungroup: APART,
    favorites: ['Harbour FM', 'Salt & <Pepper>'],
    favoriteStation: ['playing', STATION],
    favoriteAlbum: [3, 'playing', true],
    library: ['Harbour Songs', 'Suite in D'],
    playlistCreate: ['Dinner', 'Breakfast'],
    playlistAdd: 1,
    playlistBrowse: ['four.mp3'],
    playlistRemove: -1,
    playlistDelete: true,
    playlistDeleteUnknown: false,
    alarmCreate: [{ StartTime: '06:45:00', Enabled: '1', Volume: '15' }],
    alarmDisable: '0',
    alarmDelete: false,
    subscribe: 'subscribed',
    volumeEvent: 31,
    transportEvent: 'paused',
    queueEvent: true,
    topologyEvent: [1, 2],
    unsubscribe: 'unsubscribed',
    queueClear: [],
  }),
};

export const SVROOIJ_SONOS: Tour = {
  name: '@svrooij/sonos',
  script: script('svrooij-sonos.ts'),
  environment: (own) => ({ SONOS_LISTENER_HOST: own, SONOS_LISTENER_PORT: '4138' }),
  expected: ([kitchen, office, livingRoom]) => ({
    manage: [kitchen, office, livingRoom],
    describe: DESCRIPTION,
    uuid: 'RINCON_000E58A0370101400',
    loadDevice: 'Kitchen',
    zoneInfo: kitchen,
    volume: 23,
    volumeRelative: 20,
    groupVolume: 25,
    queueAdd: ['one.mp3', 'two.mp3', 'three.mp3'],
    queueReorder: ['three.mp3', 'one.mp3', 'two.mp3'],
    queueRemove: ['three.mp3', 'two.mp3'],
    play: ['PLAYING', 'three.mp3'],
    next: ['PLAYING', 'two.mp3'],
    seekTrack: 'three.mp3',
    state: { transportState: 'PLAYING', volume: 20, muted: false },
    pause: 'PAUSED_PLAYBACK',
    stop: 'STOPPED',
    playAfterStop: 'PLAYING',
    fetched: ['three.mp3', 'two.mp3'],
    group: [APART, TOGETHER],
    ungroup: APART,
    favorites: ['Harbour FM', 'Salt & <Pepper>'],
    favoriteStation: ['PLAYING', STATION],
    favoriteAlbum: [3, 'PLAYING', true],
    radioStations: ['Harbour FM'],
    library: ['Harbour Songs', 'Suite in D'],
    playlistCreate: ['Dinner', 'Breakfast'],
    playlistAdd: [1, ['four.mp3']],
    playlistDelete: ['Dinner'],
    // SVR documentation.json: 701 is an unknown object in ContentDirectory.
    unknownObject: 701,
    alarmCreate: [{ StartLocalTime: '06:45:00', Enabled: true, Volume: 15 }],
    alarmPatch: false,
    alarmDelete: false,
    volumeEvent: 31,
    transportEvent: 'PAUSED_PLAYBACK',
    topologyEvent: [APART, ['Kitchen + 1', 'Living Room']],
    unsubscribe: 'unsubscribed',
    queueClear: [],
  }),
};
