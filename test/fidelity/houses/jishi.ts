import type { Scene } from '../stage.ts';
import { group, mapOrder } from './order.ts';

const BUILD = '31.8-24090';

/**
 * The household of jishi/node-sonos-discovery: a Boost, five rooms together, one of them with a Sub. Office is asked, which does
 * not lead; the rooms' models are not told.
 */
const ROOMS = [
  { name: 'Office', players: [{ model: 'S1' }] },
  { name: 'BOOST', players: [{ model: 'BR200' }] },
  { name: 'TV Room', players: [{ model: 'S5' }, { model: 'Sub', role: 'sub' as const }] },
  { name: 'Kitchen', players: [{ model: 'S1' }] },
  { name: 'Bedroom', players: [{ model: 'S1' }] },
  { name: 'Bathroom', players: [{ model: 'S1' }] },
];

const TOGETHER = ['TV Room/1', 'Kitchen', 'Bedroom', 'TV Room', 'Bathroom*', 'Office'];

export const FIVE_ROOMS: Scene = {
  definition: { build: BUILD, rooms: ROOMS },
  arrange: (house) => group(house, [['BOOST'], TOGETHER]),
};

/** Its author put a theatre of 24.0 beside it, from elsewhere. */
const THEATRE = {
  name: 'Home Theatre',
  players: [
    { model: 'S9', build: '24.0-71060' },
    { model: 'Sub', build: '24.0-71060', role: 'sub' as const },
    { model: 'S1', build: '24.0-71060', role: 'right-surround' as const },
    { model: 'S1', build: '24.0-71060', role: 'left-surround' as const },
  ],
};

/** In the recording's map the Sub comes last, and its element first. */
const SUB_LAST = ['LF', 'RR', 'LR', 'SW'];

export const WITH_THEATRE: Scene = {
  definition: { build: BUILD, rooms: [...ROOMS, THEATRE] },
  arrange: (house) => {
    group(house, [['BOOST'], TOGETHER, ['Home Theatre']]);
    mapOrder(house, SUB_LAST);
  },
};

/** The author's own list of that household for his tests: with a room of three more and the theatre's bar. */
export const WITH_LIVING_ROOM: Scene = {
  definition: {
    build: BUILD,
    rooms: [
      ...ROOMS,
      {
        name: 'Living Room',
        players: [
          { model: 'S1', role: 'left' as const },
          { model: 'S1', role: 'right' as const },
          { model: 'Sub', role: 'sub' as const },
        ],
      },
      THEATRE,
    ],
  },
  arrange: (house) => {
    group(house, [
      ['BOOST'],
      [...TOGETHER, 'Living Room', 'Living Room/1', 'Living Room/2'],
      ['Home Theatre'],
    ]);
    mapOrder(house, SUB_LAST);
  },
};

export const WITHOUT_OFFICE: Scene = {
  definition: { build: BUILD, rooms: ROOMS },
  arrange: (house) => group(house, [['BOOST'], TOGETHER.filter((name) => name !== 'Office')]),
};
