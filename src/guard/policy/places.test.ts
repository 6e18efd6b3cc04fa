import { expect, it } from 'vitest';
import { canonicalHost } from './places.ts';

it.each([
  ['Radio.Example.', 'radio.example', false],
  ['192.168.1.20', '192.168.1.20', true],
  ['3232235796', '192.168.1.20', true],
  ['0xc0.0xa8.1.20', '192.168.1.20', true],
  ['0300.0250.0001.0024', '192.168.1.20', true],
  ['192.168.276', '192.168.1.20', true],
  ['::ffff:192.168.1.20', '192.168.1.20', true],
  ['FE80:0:0:0:0:0:0:1%eth0', 'fe80::1', true],
])('%s is %s', (text, host, isAddress) => {
  expect(canonicalHost(text)).toEqual({ host, isAddress });
});

it.each(['', '.', 'a b', 'a/b', 'a@b', '256.1.1.1', '1.2.3.4.5', 'ümlaut', 'a\u0000', '[::1]'])(
  '%j is no host',
  (text) => {
    expect(canonicalHost(text)).toBeUndefined();
  },
);
