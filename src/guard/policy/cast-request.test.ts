import { describe, expect, it } from 'vitest';
import { as, NOON, policyOf, short } from '../../../test/policy/asking.ts';
import type { Binding, Principal } from '../identity/principal.ts';
import { castRequest, decideAsked, decideCast } from './cast-request.ts';
import { classify } from './classify.ts';

const sure = (role: string, binding: Binding = 'address-and-hardware'): Principal => as(role, { binding });
const airplay = { service: 'airplay', room: 'Bar', at: NOON } as const;

describe('as shipped', () => {
  const policy = policyOf('');
  it.each([
    ['owner', 'permit permitted-by-rule@roles.owner.may'],
    ['member', 'permit permitted-by-rule@roles.member.may'],
    ['guest', 'forbid no-rule'],
    ['program', 'forbid no-rule'],
    ['nobody', 'forbid no-rule'],
  ])('%s', (role, expected) => {
    // A cap is told beside it where there is one.
    expect(short(decideCast(policy, { ...airplay, principal: sure(role) }))).toContain(expected);
  });
});

describe('a service', () => {
  it.each(['[everything]', '[playback, local-api.*]'])('is permitted by its name only: %s', (may) => {
    const policy = policyOf(`roles: { member: { may: ${may} } }`);
    expect(short(decideCast(policy, { ...airplay, principal: sure('member') }))).toBe('forbid no-rule');
  });

  it('is permitted and refused with all of its kind', () => {
    const may = policyOf('roles: { member: { may: [cast.*] }, guest: { may: [cast.*], may-not: [cast.*] } }');
    const decided = (role: string) => short(decideCast(may, { ...airplay, principal: sure(role) }));
    expect(decided('member')).toBe('permit permitted-by-rule@roles.member.may');
    expect(decided('guest')).toContain('forbid forbidden-by-rule@roles.guest.may-not[0]');
  });

  it('is refused to whoever has a cap: nothing keeps it', () => {
    const policy = policyOf('roles: { guest: { may: [cast.airplay], volume-cap: 50 } }');
    expect(short(decideCast(policy, { ...airplay, principal: sure('guest') }))).toBe(
      'forbid volume-unknown@roles.guest.volume-cap',
    );
  });

  it('is refused in quiet hours, in other rooms and by its name', () => {
    const policy = policyOf(
      'quiet-hours: { hours: "11:30-12:30", rooms: [Bar] }\nroles: { member: { may: [cast.airplay], rooms: [Bar] }, guest: { may: [cast.airplay], may-not: [cast.airplay] } }',
    );
    const decided = (role: string, room: string) =>
      short(decideCast(policy, { ...airplay, room, principal: sure(role) }));
    expect(decided('member', 'Bar')).toBe('forbid quiet-hours@quiet-hours');
    expect(decided('member', 'Kitchen')).toContain('forbid room-not-permitted@roles.member.rooms');
    expect(decided('guest', 'Kitchen')).toContain('forbid forbidden-by-rule@roles.guest.may-not[0]');
  });
});

it.each([
  ['network', 'forbid weak-identity'],
  ['address', 'forbid weak-identity'],
  ['address-and-hardware', 'permit permitted-by-rule@roles.member.may'],
  ['password', 'permit permitted-by-rule@roles.member.may'],
] as const)('of somebody who is known by %s: %s', (binding, expected) => {
  expect(short(decideCast(policyOf(''), { ...airplay, principal: sure('member', binding) }))).toBe(expected);
});

it('is refused to who is not surely known however the question is put', () => {
  const request = (service: 'airplay' | 'spotify') =>
    castRequest({ ...airplay, service, principal: sure('member', 'network') });
  expect(short(decideAsked(policyOf(''), request('airplay')))).toBe('forbid weak-identity');
  expect(short(decideAsked(policyOf(''), request('spotify')))).toBe(
    'permit permitted-by-rule@roles.member.may',
  );
});

describe('Spotify Connect', () => {
  const spotify = { service: 'spotify', room: 'Bar', at: NOON } as const;
  const decided = (lines: string, role: string, binding: Binding) =>
    short(decideCast(policyOf(lines), { ...spotify, principal: sure(role, binding) }));

  it.each(['none', 'network', 'address', 'token'] as const)(
    'is for members who are known by %s, for its requests are read',
    (binding) => expect(decided('', 'member', binding)).toBe('permit permitted-by-rule@roles.member.may'),
  );

  it.each(['guest', 'program', 'nobody'])('is not for %s as shipped', (role) => {
    expect(decided('', role, 'token')).toContain('forbid no-rule');
  });

  it('is permitted by its name, alone or with all of its kind, and by nothing else', () => {
    const of = (may: string) => decided(`roles: { program: { may: ${may} } }`, 'program', 'token');
    expect(of('[cast.spotify]')).toBe('permit permitted-by-rule@roles.program.may');
    expect(of('[cast.*]')).toBe('permit permitted-by-rule@roles.program.may');
    expect([of('[everything]'), of('[cast.airplay, playback]')]).toEqual([
      'forbid no-rule',
      'forbid no-rule',
    ]);
  });

  it('is refused to whoever has a cap', () => {
    const lines = 'roles: { guest: { may: [cast.spotify], volume-cap: 50 } }';
    expect(decided(lines, 'guest', 'network')).toBe('forbid volume-unknown@roles.guest.volume-cap');
  });
});

it('is an action by name, and no other is', () => {
  const asked = { hasSource: false };
  expect(classify('cast.airplay', asked)).toEqual({
    kind: 'cast',
    id: 'cast.airplay',
    riskClass: 'playback',
  });
  expect(classify('cast.spotify', asked)?.riskClass).toBe('playback');
  expect(classify('cast.else', asked)).toBe(undefined);
});
