import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import type { Scene } from '../stage.ts';
import { group, mapOrder, play } from './order.ts';

/** SoCo/SoCo: two rooms together and two alone; the last, with its microphone on, plays. */
export const SOCO_FOUR_ROOMS: Scene = {
  definition: {
    build: '49.2-64250',
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S1' }] },
      { name: 'Living Room', players: [{ model: 'S3' }] },
      { name: 'Stue', players: [{ model: 'S5' }] },
      { name: 'Kontor', players: [{ model: 'S5', microphone: true }] },
    ],
  },
  arrange: (house) => {
    group(house, [['Kitchen*', 'Living Room'], ['Stue'], ['Kontor']]);
    play(house, ['Kontor']);
  },
};

/** SoCo's event of about 2014: two rooms and a Bridge; Kitchen tells. */
export const SOCO_BRIDGE: Scene = {
  definition: {
    build: '28.1-83040',
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S5' }] },
      { name: 'Living Room', players: [{ model: 'S5' }] },
      { name: 'BRIDGE', players: [{ model: 'BR100' }] },
    ],
  },
  arrange: (house) => group(house, [['Living Room'], ['BRIDGE'], ['Kitchen']]),
};

/** stefanrenne/RxSonosLib: a pair and a theatre in one group, both playing. */
export const RX_THEATRE: Scene = {
  definition: {
    build: '49.2-63270',
    rooms: [
      {
        name: 'Room 1',
        players: [
          { model: 'S6', role: 'left' },
          { model: 'S6', role: 'right' },
        ],
      },
      {
        name: 'Room 2',
        players: [
          { model: 'S14', microphone: false },
          { model: 'S1', role: 'right-surround' },
          { model: 'S1', role: 'left-surround' },
        ],
      },
    ],
  },
  arrange: (house) => {
    group(house, [['Room 1*', 'Room 2']]);
    mapOrder(house, ['LF', 'LR', 'RR']);
    play(house, ['Room 1']);
  },
};

/** After home-assistant/core: two players of 70.4 in a group. */
export const HA_TWO_MEMBERS: Scene = {
  definition: {
    build: '70.4-36090',
    rooms: [
      { name: 'Living Room', players: [{ model: 'S18' }] },
      { name: 'Bedroom', players: [{ model: 'S18' }] },
    ],
  },
  arrange: (house) => group(house, [['Living Room*', 'Bedroom']]),
};

/** After steipete/sonoscli, which made them up: a room, and one with a satellite. */
export const ROOM_AND_THEATRE: Scene = {
  definition: {
    build: '97.1-80312',
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S13' }] },
      { name: 'Living Room', players: [{ model: 'S31' }, { model: 'S13', role: 'left-surround' }] },
    ],
  },
  arrange: (house) => group(house, [['Kitchen*', 'Living Room']]),
};

const KITCHEN = { name: 'Küche', players: [{ model: 'S6' }] };
const LIVING = { name: 'Wohnzimmer', players: [{ model: 'S14', microphone: true }] };
const BATH = { name: 'Bad', players: [{ model: 'S3' }] };
const BAY = { name: 'A E.r_k-er:1', players: [{ model: 'S1' }] };

type Room = HouseholdDefinition['rooms'][number];

/** Rooms of hklages/node-red-contrib-sonos-plus; the others have vanished, and tell their models there. */
export const hklages = (
  present: readonly Room[],
  absent: readonly Room[],
  grouping: readonly (readonly string[])[],
): Scene => ({
  definition: {
    build: '61.1-83220',
    rooms: [...present],
    vanished: absent.map(({ name, players: [player] }) => ({
      room: name,
      model: player?.model ?? '',
      reason: 'UNKNOWN',
    })),
  },
  arrange: (house) => {
    group(house, grouping);
    play(
      house,
      present.map(({ name }) => name),
    );
  },
});

export const HKLAGES: Readonly<Record<string, Scene>> = {
  '3Player_1Group_Coordinator_Kitchen': hklages(
    [KITCHEN, BATH, LIVING],
    [BAY],
    [['Küche*', 'Bad', 'Wohnzimmer']],
  ),
  '3Player_1Group_Coordinator_Living': hklages(
    [KITCHEN, BATH, LIVING],
    [BAY],
    [['Küche', 'Bad', 'Wohnzimmer*']],
  ),
  '3Player_3Groups': hklages([KITCHEN, BATH, LIVING], [BAY], [['Küche'], ['Bad'], ['Wohnzimmer']]),
  '1Player': hklages([KITCHEN], [LIVING, BATH, BAY], [['Küche']]),
  '1Player-name-39': hklages([{ ...KITCHEN, name: '39' }], [LIVING, BATH, BAY], [['39']]),
  '4Player-2Group-CoKitchen-CoBath': hklages(
    [KITCHEN, LIVING, BATH, BAY],
    [],
    [
      ['Küche*', 'Wohnzimmer'],
      ['Bad*', 'A E.r_k-er:1'],
    ],
  ),
};
