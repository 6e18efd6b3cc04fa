import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../vectors/formats.ts';
import { ROUND_TRIPS } from '../vectors/round-trips.ts';
import { nudged } from './mutate.ts';
import { seedsOf } from './seeds.ts';

const RUNS = 1500;

it('has a writer for every format', () => {
  expect(Object.keys(ROUND_TRIPS).toSorted()).toEqual(Object.keys(FORMATS).toSorted());
});

/** Whatever a parser accepts can be written, and what is written means the same: a gateway judges one and sends the other. */
describe.each(Object.entries(ROUND_TRIPS))('%s', (format, walk) => {
  const accepted = seedsOf(format).filter((bytes) => walk(bytes));

  it('survives in vectors and corpus', () => {
    expect(accepted.length).toBeGreaterThan(0);
    const trips = accepted.map(walk);
    expect(trips.map((trip) => trip?.again)).toEqual(trips.map((trip) => trip?.first));
  });

  it('survives when a message comes to say something else', () => {
    let count = 0;
    fc.assert(
      fc.property(nudged(accepted), (bytes) => {
        const trip = walk(bytes);
        count += trip ? 1 : 0;
        expect(trip?.again).toEqual(trip?.first);
      }),
      { numRuns: RUNS },
    );
    // Changes that were always refused would show nothing; of a service description about one in thirty is let through.
    expect(count).toBeGreaterThan(RUNS / 100);
  });
});
