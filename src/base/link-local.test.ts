import { expect, it } from 'vitest';
import { knownAddress } from './address.ts';
import { isLinkLocal, writtenOnLink } from './link-local.ts';

it.each([
  ['fe80::1', true],
  ['FE80:0:0:0:0:0:0:1', true],
  ['febf:ffff::', true],
  ['fec0::1', false],
  ['fe8::1', false],
  ['ff02::fb', false],
  ['2001:db8::fe80', false],
  ['::', false],
  ['::1', false],
  ['::ffff:169.254.0.1', false],
  ['169.254.0.1', false],
  ['fe80::1%eth0', false],
  ['fe80::1%', false],
  ['fe80', false],
  ['', false],
])('%s: of a link is %s', (address, isIt) => {
  expect(isLinkLocal(address)).toBe(isIt);
});

it('is written with its zone', () => {
  expect(writtenOnLink({ address: knownAddress('fe80::1'), card: 'br_home' })).toBe('fe80::1%br_home');
});
