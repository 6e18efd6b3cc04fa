import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { namedRooms } from './room-names.ts';

const player = (room: string, address: string) => ({ room, address: ip(address) });

it('numbers players of one room, in the order of their addresses, each once', () => {
  expect(
    namedRooms([
      player('Den', '192.168.1.101'),
      player('Den', '192.168.1.20'),
      player('Bar', '192.168.1.3'),
      player('Den', '192.168.1.101'),
    ]),
  ).toEqual([player('Bar', '192.168.1.3'), player('Den', '192.168.1.20'), player('Den 2', '192.168.1.101')]);
});

it('takes no number that a room has as its name', () => {
  expect(
    namedRooms([player('Den 2', '10.0.0.1'), player('Den', '10.0.0.2'), player('Den', '10.0.0.3')]).map(
      ({ room }) => room,
    ),
  ).toEqual(['Den 2', 'Den', 'Den 3']);
});

it('makes one visible line of what a player calls its room', () => {
  expect(
    namedRooms([
      player(' Kit\nchen\u202E ', '10.0.0.1'),
      player('\u200B', '10.0.0.2'),
      player('🎵'.repeat(100), '10.0.0.3'),
    ]).map(({ room }) => room),
  ).toEqual(['Kit chen', 'Player 10.0.0.2', '🎵'.repeat(60)]);
});
