import { expect, it } from 'vitest';
import { Differences } from './differences.ts';

const count = (address: string, sent: number, begun: number, refused: number) => ({
  address,
  sent: { packets: sent, bytes: 100 * sent },
  connections: begun,
  refused: { packets: refused, bytes: 40 * refused },
});
const traffic = (sent: number, begun: number, refused: number) => ({
  sent,
  sentBytes: 100 * sent,
  begun,
  refused,
});

it('are of each address from one answer to the next, and nothing for the first', () => {
  const differences = new Differences();
  expect(differences.next([count('10.0.30.21', 50, 5, 9)])).toEqual(new Map());
  expect(differences.next([count('10.0.30.21', 53, 6, 9), count('10.0.30.22', 9, 9, 9)])).toEqual(
    new Map([['10.0.30.21', traffic(3, 1, 0)]]),
  );
  expect(differences.next([count('10.0.30.21', 53, 6, 11), count('10.0.30.22', 9, 9, 10)])).toEqual(
    new Map([
      ['10.0.30.21', traffic(0, 0, 2)],
      ['10.0.30.22', traffic(0, 0, 1)],
    ]),
  );
});

it.each([
  ['all counters', count('10.0.30.21', 2, 1, 0), traffic(2, 1, 0)],
  ['one of them', count('10.0.30.21', 60, 0, 12), traffic(60, 0, 12)],
  ['all, to nothing', count('10.0.30.21', 0, 0, 0), traffic(0, 0, 0)],
])('begin anew where %s are lower, and are never below nothing', (_, after, expected) => {
  const differences = new Differences();
  differences.next([count('10.0.30.21', 50, 5, 9)]);
  expect(differences.next([after])).toEqual(new Map([['10.0.30.21', expected]]));
});

it('begin anew with one that was no player for a while', () => {
  const differences = new Differences();
  differences.next([count('10.0.30.21', 50, 5, 9)]);
  differences.next([]);
  expect(differences.next([count('10.0.30.21', 80, 8, 8000)])).toEqual(new Map());
});
