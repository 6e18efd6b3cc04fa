import { expect, it } from 'vitest';
import type { CastOutlook } from '../../guard/policy/cast-outlook.ts';
import { castNotes, castRows } from './cast-words.ts';

const casts: readonly CastOutlook[] = [
  { service: 'airplay', room: 'Bar', permitted: false, reason: 'quiet-hours' },
  { service: 'airplay', room: 'Kitchen', permitted: true },
  { service: 'spotify', room: 'Bar', permitted: false, reason: 'no-rule' },
  { service: 'spotify', room: 'Kitchen', permitted: false, reason: 'no-rule' },
];

it('has a row for each service and a cell for each room', () => {
  expect(castRows(casts)).toEqual([
    ['play by AirPlay', 'quiet now', 'yes'],
    ['play by Spotify Connect', 'no', 'no'],
  ]);
});

it('says once for a service why it is refused', () => {
  expect(castNotes(casts, { isBetween: true })).toEqual([
    'play by AirPlay: Whoever casts sets the volume by ways that nobody reads, so quiet hours refuse it.',
    'play by Spotify Connect: Nothing but its own name permits it: cast.airplay, cast.spotify, or cast.* for both.',
  ]);
});

it('says what the rules do not hold where players are in no segment', () => {
  const permitted = casts.map(({ service, room }) => ({ service, room, permitted: true }));
  expect(castNotes(permitted, { isBetween: true })).toEqual([]);
  expect(castNotes(permitted, { isBetween: false })).toEqual([
    'play by AirPlay: It goes past the guard here, whatever the rules say: no segment holds players (docs/flat-network.md).',
  ]);
});
