import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import { PERSONAL } from '../../../src/sim/rig/personal.ts';

/** An old and a new player in a household with everything that is personal, and rooms beside them. */
export const personalHouse = (firstAddress: string): HouseholdDefinition => ({
  name: 'personal',
  firstAddress,
  rooms: [
    {
      name: 'Kitchen',
      players: [{ model: 'S5', build: '34.7-35162', mac: '00:0E:58:A0:44:01' }],
    },
    {
      name: 'Office',
      players: [{ model: 'S12', build: '97.1-80312', mac: '00:0E:58:A0:44:02' }],
    },
    {
      name: 'Master Bedroom',
      players: [
        {
          model: 'S6',
          build: '97.1-80312',
          mac: '00:0E:58:A0:44:03',
          lineIn: { name: 'Bedroom turntable', connected: true },
        },
      ],
    },
    {
      name: 'Attic',
      players: [{ model: 'S13', build: '97.1-80312', mac: '00:0E:58:A0:44:04' }],
    },
  ],
  groups: [['Office', 'Master Bedroom']],
  vanished: [{ room: 'Cellar' }],
  registration: PERSONAL.registration,
  accounts: PERSONAL.accounts.map(({ deleted: _deleted, ...account }) => account),
  controllers: PERSONAL.controllers,
  wifi: PERSONAL.wifi,
  favorites: [{ title: 'Morning', uri: 'x-rincon-cpcontainer:1004206calbum?sid=2&flags=8300&sn=4' }],
  playlists: [{ title: 'Kept', tracks: [{ title: 'Allegro', artist: 'Collegium Nord', seconds: 154 }] }],
  alarms: [{ room: 'Attic', time: '05:55:00' }],
  strings: { Kept: 'code of the alarm system' },
});

/** Everything personal in it that players tell, as texts. */
export const PERSONAL_TEXTS: readonly string[] = [
  ...['01', '02', '03', '04'].flatMap((last) => [`00:0E:58:A0:44:${last}`, `00-0E-58-A0-44-${last}`]),
  'email@example.com',
  '111111111',
  '12345678',
  'mysonos',
  'myservice',
  'John Doe',
  '02:00:00:00:00:50',
  '192.0.2.50',
  'The Does',
  'Cafe next door',
  '02:00:00:00:00:99',
  'code of the alarm system',
];
