import { expect, it } from 'vitest';
import { as, NOON, policyOf } from '../../../test/policy/asking.ts';
import { castOutlookFor } from './cast-outlook.ts';

const rooms = ['Kitchen', 'Bar'];

it('tells every service by room', () => {
  const policy = policyOf('roles: { guest: { may: [cast.spotify], rooms: [Bar] } }');
  const principal = as('guest', { binding: 'address-and-hardware' });
  expect(castOutlookFor(policy, { principal, rooms, at: NOON })).toEqual([
    { service: 'airplay', room: 'Kitchen', permitted: false, reason: 'no-rule' },
    { service: 'airplay', room: 'Bar', permitted: false, reason: 'no-rule' },
    { service: 'spotify', room: 'Kitchen', permitted: false, reason: 'room-not-permitted' },
    { service: 'spotify', room: 'Bar', permitted: true },
  ]);
});

it('tells that what passes unread takes more than an address', () => {
  const principal = as('member', { kind: 'segment', binding: 'network' });
  expect(castOutlookFor(policyOf(''), { principal, rooms: ['Bar'], at: NOON })).toEqual([
    { service: 'airplay', room: 'Bar', permitted: false, reason: 'weak-identity' },
    { service: 'spotify', room: 'Bar', permitted: true },
  ]);
});
