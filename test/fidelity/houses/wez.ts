import type { Scene } from '../stage.ts';
import { group, mapOrder, play } from './order.ts';

/**
 * The household of wez/wez-sonos: two batteries, two theatres, a pair with a Sub, players on a cable. Models are taken so that
 * inputs, batteries and AirPlay fit.
 */
export const SIXTEEN_PLAYERS: Scene = {
  definition: {
    build: '78.1-52020',
    rooms: [
      {
        name: 'Primary Bath',
        players: [
          { model: 'S17', microphone: false, battery: { level: 100, charging: true, temperature: 33 } },
        ],
      },
      {
        name: 'Some Room',
        players: [
          { model: 'S14', microphone: false },
          { model: 'S18', role: 'left-surround', microphone: false },
          { model: 'S18', role: 'right-surround', microphone: false },
        ],
      },
      { name: 'Study', players: [{ model: 'S16', ethernet: true, tv: { connected: false } }] },
      { name: 'Beam', players: [{ model: 'S14', microphone: false }] },
      {
        name: 'Kitchen (Move)',
        players: [
          { model: 'S17', microphone: false, battery: { level: 100, charging: true, temperature: 27 } },
        ],
      },
      {
        name: 'Primary Bedroom',
        players: [
          { model: 'S19', microphone: false },
          { model: 'S18', role: 'right-surround', microphone: false },
          { model: 'S18', role: 'left-surround', microphone: false },
          { model: 'Sub', role: 'sub' },
        ],
      },
      { name: 'Great Room', players: [{ model: 'S23', ethernet: true }] },
      {
        name: 'Other Room',
        players: [
          { model: 'S24', role: 'left' },
          { model: 'S24', role: 'right' },
          { model: 'Sub', role: 'sub' },
        ],
      },
      { name: 'Kitchen', players: [{ model: 'S3' }] },
    ],
  },
  arrange: (house) => {
    group(house, [
      ['Primary Bath'],
      ['Some Room'],
      ['Study'],
      ['Beam'],
      ['Kitchen (Move)'],
      ['Primary Bedroom'],
      ['Great Room'],
      ['Other Room/2', 'Other Room*', 'Other Room/1'],
      ['Kitchen'],
    ]);
    play(house, ['Study']);
    mapOrder(house, ['LF', 'SW', 'LR', 'RR']);
  },
};
