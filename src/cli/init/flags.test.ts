import { expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { checkFlags } from './flags.ts';

const CARDS = [{ name: 'eth1', address: ip('10.0.30.1'), network: '10.0.30.0/24' }];

it('are right where each is an answer to its question', () => {
  const flags = { segments: 'eth1=players', owner: 'Anna', quiet: '22:00-07:00', timeZone: 'Europe/Berlin' };
  expect(() => checkFlags(flags, CARDS)).not.toThrow();
  expect(() => checkFlags({}, [])).not.toThrow();
});

it.each([
  [{ players: 'Den' }, '--players: Den is no player: '],
  [{ segments: 'eth9=players' }, '--segments: eth9 is no card: eth1'],
  [{ guardedAt: '192.168.1' }, '--guarded-at: 192.168.1 is no IPv4 address'],
  [{ owner: '' }, '--owner: a name has '],
  [{ guests: 'all' }, '--guests: it takes '],
  [{ quiet: '22-7' }, '--quiet: hours look so: '],
  [{ timeZone: 'Mars/Phobos' }, '--time-zone: Mars/Phobos is no time zone: '],
])('%j are told to be wrong', (flags, message) => {
  expect(() => checkFlags(flags, CARDS)).toThrow(message);
});
