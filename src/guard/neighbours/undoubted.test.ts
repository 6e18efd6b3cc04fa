import { expect, it } from 'vitest';
import { knownAddress } from '../../base/address.ts';
import { noLinks } from '../../ports/links.ts';
import { undoubted, undoubtedLinks } from './undoubted.ts';

it('tells nobody at an address in doubt, in whatever spelling', () => {
  const neighbours = undoubted({ hardwareOf: (_, when) => when }, (address) => address === '192.0.2.7');
  expect(
    ['192.0.2.7', '::ffff:192.0.2.7', '192.0.2.8'].map((address) => neighbours.hardwareOf(address, 'now')),
  ).toEqual([undefined, undefined, 'now']);
});

it('tells nobody at an address of a link in doubt, on whichever card', async () => {
  const links = undoubtedLinks(
    { ...noLinks, hardwareOf: async ({ card }) => card },
    (address) => address === 'fe80::5',
  );
  const seen = ['fe80::5', 'fe80::6'].map((address) =>
    links.hardwareOf({ address: knownAddress(address), card: 'eth1' }),
  );
  expect(await Promise.all(seen)).toEqual([undefined, 'eth1']);
});
