import { expect, it } from 'vitest';
import { undoubted } from './undoubted.ts';

it('tells nobody at an address in doubt, in whatever spelling', () => {
  const neighbours = undoubted({ hardwareOf: (_, when) => when }, (address) => address === '192.0.2.7');
  expect(
    ['192.0.2.7', '::ffff:192.0.2.7', '192.0.2.8'].map((address) => neighbours.hardwareOf(address, 'now')),
  ).toEqual([undefined, undefined, 'now']);
});
