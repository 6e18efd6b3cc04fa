import { expect, it } from 'vitest';
import { parseCidr } from '../../../base/address.ts';
import { inNetwork, parseCidr6 } from './network.ts';

const four = (text: string) => parseCidr(text) ?? { base: 0, prefix: 0 };
const six = (text: string) => parseCidr6(text) ?? { bits: 0n, prefix: 0 };

it.each([
  ['::', { bits: 0n, prefix: 128 }],
  ['::1', { bits: 1n, prefix: 128 }],
  ['ff02::fb', { bits: (0xff02n << 112n) + 0xfbn, prefix: 128 }],
  ['1:2:3:4:5:6:7:8', { bits: 0x0001_0002_0003_0004_0005_0006_0007_0008n, prefix: 128 }],
  ['::ffff:10.0.48.1', { bits: 0xffff_0a00_3001n, prefix: 128 }],
  ['fe80::1/10', { bits: 0xfe80n << 112n, prefix: 10 }],
  ['ff02::fb/0', { bits: 0n, prefix: 0 }],
])('%s is a network of IPv6', (text, network) => {
  expect(parseCidr6(text)).toEqual(network);
});

it.each(['', '10.0.0.1', 'fe80::%eth0', 'fe80::/129', 'fe80::/1e1', 'fe80::/10/10', 'fe80::/', 'home'])(
  '%j is none',
  (text) => {
    expect(parseCidr6(text)).toBe(undefined);
  },
);

it.each([
  ['10.0.10.0/24', '10.0.0.0/8', 'yes'],
  ['10.0.10.0/24', '10.0.10.0/25', 'maybe'],
  ['10.0.10.0/24', '10.0.11.0/24', 'no'],
  ['10.0.10.0/24', '0.0.0.0/0', 'yes'],
  ['10.0.10.0/24', 'fe80::/10', 'maybe'],
] as const)('%s in %s: %s', (value, text, answer) => {
  expect(inNetwork(four(value), text)).toBe(answer);
});

it.each([
  ['ff02::fb', 'ff02::fb', 'yes'],
  ['ff02::fb', 'FF02:0:0::fb/128', 'yes'],
  ['ff02::fb', 'ff00::/8', 'yes'],
  ['ff02::fb', '::/0', 'yes'],
  ['ff02::fb', 'ff02::c', 'no'],
  ['fe80::/10', 'fe80::5', 'maybe'],
  ['fe80::/10', 'fe80::/64', 'maybe'],
  ['fe80::/10', 'fec0::/10', 'no'],
  ['fe80::/10', '10.0.0.0/8', 'maybe'],
  ['fe80::/10', 'home', 'maybe'],
] as const)('%s in %s: %s', (value, text, answer) => {
  expect(inNetwork(six(value), text)).toBe(answer);
});
