import type { HouseholdDefinition } from '../../src/sim/definition/schema.ts';

/** Three rooms of newest players with something of everything that clients ask for; addresses follow the first. */
export const clientsHousehold = (firstAddress: string): HouseholdDefinition => ({
  name: 'clients',
  firstAddress,
  rooms: [
    {
      name: 'Kitchen',
      players: [{ model: 'S13', build: '97.1-80312', mac: '00:0E:58:A0:37:01' }],
      volume: 20,
    },
    {
      name: 'Office',
      players: [{ model: 'S12', build: '86.10-80260', mac: '00:0E:58:A0:37:02' }],
      volume: 15,
    },
    {
      name: 'Living Room',
      players: [
        { model: 'S19', build: '97.1-80312', role: 'main', mac: '00:0E:58:A0:37:03' },
        { model: 'Sub', build: '86.10-80260', role: 'sub', mac: '00:0E:58:A0:37:04' },
      ],
      volume: 30,
    },
  ],
  favorites: [
    {
      title: 'Harbour FM',
      uri: 'x-sonosapi-stream:s13606?sid=303&flags=8232&sn=1',
      description: 'TuneIn Station',
    },
    { title: 'Salt & <Pepper>', uri: 'x-rincon-cpcontainer:1004206calbum?sid=12&flags=8300&sn=1' },
  ],
  radioStations: [{ title: 'Harbour FM', uri: 'x-rincon-mp3radio://127.37.255.1:9/live' }],
  library: {
    shares: [{ path: '//nas.local/Music', username: 'music' }],
    tracks: [
      { title: 'Allegro', artist: 'Collegium Nord', album: 'Suite in D', seconds: 154 },
      { title: 'First Light', artist: 'The Quays', album: 'Harbour Songs', seconds: 212 },
    ],
  },
  playlists: [{ title: 'Dinner', tracks: [{ title: 'Allegro', artist: 'Collegium Nord', seconds: 154 }] }],
  alarms: [{ room: 'Office', time: '07:10:00', recurrence: 'WEEKDAYS', volume: 14 }],
});

/** The players of that household as a configuration names them, from its addresses in their order. */
export const playersText = (addresses: readonly string[]): string =>
  ['Kitchen', 'Office', 'Living Room', 'Living Room Sub']
    .map((name, index) => `  ${name}: { address: ${addresses[index]} }`)
    .join('\n');
