import { expect, it } from 'vitest';
import { createKeptJournal } from '../../../test/rig/kept-journal.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { Knocks, MANY_REFUSED } from './knocks.ts';

const refused = (count: number) => ({ sent: 5, sentBytes: 500, begun: 1, refused: count });

function knocking() {
  const clock = createSteeredClock(1_000_000);
  const journal = createKeptJournal();
  const warned: unknown[] = [];
  const log = { ...silentLog, warn: (_: string, facts?: unknown) => warned.push(facts) };
  const knocks = new Knocks({ clock, log, journal });
  const look = (room: string, count: number) =>
    knocks.look({ room, address: '10.0.30.21', traffic: refused(count) });
  return { clock, journal, warned, knocks, look };
}

it('are told from the threshold on', () => {
  const { look, journal, warned } = knocking();
  look('Kitchen', MANY_REFUSED - 1);
  expect([journal.entries, warned]).toEqual([[], []]);
  look('Kitchen', MANY_REFUSED);
  const facts = { address: '10.0.30.21', room: 'Kitchen', ...refused(MANY_REFUSED) };
  expect(journal.entries).toEqual([{ kind: 'player-knocks', at: 1_000_000, facts }]);
  expect(warned).toEqual([facts]);
});

it('of one player are told once an hour, and that is not another’s concern', () => {
  const { clock, look, journal } = knocking();
  for (const ms of [0, 10_000, 3_589_999, 1]) {
    clock.advance(ms);
    look('Kitchen', 5000);
    look('Bar', 2000);
  }
  expect(journal.entries.map(({ at, facts }) => [at, facts['room']])).toEqual([
    [1_000_000, 'Kitchen'],
    [1_000_000, 'Bar'],
    [4_600_000, 'Kitchen'],
    [4_600_000, 'Bar'],
  ]);
});

it('of players that are gone are forgotten', () => {
  const { look, knocks, warned } = knocking();
  for (const rooms of [['Kitchen'], ['Bar']]) {
    look('Kitchen', 5000);
    knocks.keep(new Set(rooms));
  }
  look('Kitchen', 5000);
  expect(warned).toHaveLength(2);
});

/** Estimates, as `MANY_REFUSED` gives them: time servers, and connections that nobody answers. */
it('are not what programs do that find nobody', () => {
  const timeServers = 4 * Math.floor(3600 / 64);
  const onePlace = 7 * Math.ceil(3600 / 127);
  expect(timeServers + 3 * onePlace).toBeLessThan(MANY_REFUSED);
});
