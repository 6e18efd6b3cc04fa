import { describe, expect, it } from 'vitest';
import {
  action,
  as,
  GET_VOLUME,
  PLAY,
  policyOf,
  request,
  SET_VOLUME,
  short,
} from '../../../test/policy/asking.ts';
import { NOBODY } from '../identity/principal.ts';

const at = (time: string): number => Date.parse(time);
const REBOOT = action('page./reboot', 'system');
const SET_URI = action('AVTransport.SetAVTransportURI', 'ssrf');

describe('permits', () => {
  it('tells the rule and its place', () => {
    const policy = policyOf('roles: { guest: { may: [playback] } }');
    expect(policy.decide(request(as('guest'), PLAY))).toEqual({
      effect: 'permit',
      reasons: [
        {
          id: 'permitted-by-rule',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.may' },
        },
      ],
    });
  });

  it.each([
    ['[playback]', 'permit permitted-by-rule@roles.guest.may'],
    ['[AVTransport.Play]', 'permit permitted-by-rule@roles.guest.may'],
    ['[AVTransport.*]', 'permit permitted-by-rule@roles.guest.may'],
    ['[everything]', 'permit permitted-by-rule@roles.guest.may'],
    ['[]', 'forbid no-rule'],
    ['[read, volume, AVTransport.Pause, Queue.*]', 'forbid no-rule'],
  ])('may: %s', (may, decision) => {
    expect(short(policyOf(`roles: { guest: { may: ${may} } }`).decide(request(as('guest'), PLAY)))).toBe(
      decision,
    );
  });

  it('holds for the shipped roles', () => {
    const policy = policyOf('');
    const line = (role: string) =>
      [GET_VOLUME, PLAY, SET_URI, REBOOT].map(
        (one) => short(policy.decide(request(as(role), one))).split('@')[0],
      );
    const yes = 'permit permitted-by-rule';
    expect(line('owner')).toEqual([yes, yes, yes, 'forbid needs-approval']);
    expect(line('member')).toEqual([yes, yes, yes, 'forbid no-rule']);
    expect(line('guest')).toEqual([yes, yes, 'forbid no-rule', 'forbid no-rule, forbidden-by-rule']);
    expect(line('program')).toEqual([yes, yes, yes, 'forbid no-rule, forbidden-by-rule']);
    expect(line('nobody')).toEqual(Array.from({ length: 4 }, () => 'forbid no-rule'));
    expect(line('stranger')).toEqual(Array.from({ length: 4 }, () => 'forbid no-rule'));
  });

  it('adds those of groups and of the person', () => {
    const policy = policyOf(
      'groups: { kids: { may: [playback] } }\npeople: { anna: { role: nobody, may: [read] } }',
    );
    const anna = as('nobody', { kind: 'person', id: 'anna', groups: ['kids'] });
    expect(short(policy.decide(request(anna, PLAY)))).toBe('permit permitted-by-rule@groups.kids.may');
    expect(short(policy.decide(request(anna, GET_VOLUME)))).toBe('permit permitted-by-rule@people.anna.may');
    expect(short(policy.decide(request({ ...anna, kind: 'device' }, GET_VOLUME)))).toBe('forbid no-rule');
  });
});

describe('who is not known', () => {
  const policy = policyOf('roles: { guest: { may: [read], volume-cap: 10 } }');
  const stranger = as('guest', { kind: 'segment', id: '10.0.0.0/8', binding: 'network' });

  it('is told so, and nothing else', () => {
    const loud = { volumes: { Bar: 90 } };
    expect(policy.decide(request(NOBODY, SET_VOLUME, loud))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'unauthenticated' }],
    });
    expect(policy.decide(request(stranger, SET_VOLUME, loud))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'unauthenticated' }],
    });
    expect(short(policy.decide(request(as('guest'), SET_VOLUME, loud)))).toBe(
      'forbid no-rule, volume-cap@roles.guest.volume-cap',
    );
  });

  it('has what the segment may', () => {
    expect(short(policy.decide(request(stranger, GET_VOLUME)))).toBe(
      'permit permitted-by-rule@roles.guest.may',
    );
  });
});

describe('limits hold whatever permits', () => {
  const lines = 'roles: { member: { may: [everything] } }\ngroups:\n  kids: ';
  const kid = as('member', { groups: ['kids'] });

  it.each([
    ['{ may-not: [AVTransport.Play] }', 'forbid forbidden-by-rule@groups.kids.may-not[0]'],
    ['{ may-not: [read, playback] }', 'forbid forbidden-by-rule@groups.kids.may-not[1]'],
    ['{ may: [playback], may-not: [everything] }', 'forbid forbidden-by-rule@groups.kids.may-not[0]'],
    ['{ read-only: true }', 'forbid read-only@groups.kids.read-only'],
    ['{ rooms: [Kitchen] }', 'forbid room-not-permitted@groups.kids.rooms'],
    ['{ rooms: [] }', 'forbid room-not-permitted@groups.kids.rooms'],
    ['{ hours: 13:00-20:00 }', 'forbid outside-hours@groups.kids.hours'],
    ['{ days: [sat, sun] }', 'forbid outside-hours@groups.kids.days'],
    ['{ days: [] }', 'forbid outside-hours@groups.kids.days'],
    [
      '{ read-only: false, rooms: [Bar], hours: 11:00-13:00, days: [fri] }',
      'permit permitted-by-rule@roles.member.may',
    ],
  ])('%s', (rule, decision) => {
    const policy = policyOf(`${lines}${rule}`);
    expect(short(policy.decide(request(kid, PLAY)))).toBe(decision);
    expect(short(policy.decide(request(as('member'), PLAY)))).toBe(
      'permit permitted-by-rule@roles.member.may',
    );
  });

  it('tells every one, the most lasting first', () => {
    const policy = policyOf(`${lines}{ rooms: [Kitchen], hours: 13:00-20:00, read-only: true }`);
    expect(short(policy.decide(request(kid, PLAY)))).toBe(
      'forbid read-only@groups.kids.read-only, room-not-permitted@groups.kids.rooms, outside-hours@groups.kids.hours',
    );
  });
});

describe('narrower permits', () => {
  const policy = policyOf(
    'roles: { guest: { may: [read], also: [{ may: [playback], rooms: [Bar], hours: 18:00-23:00, days: [fri] }] } }',
  );
  const evening = at('2026-11-27T18:00:00Z');

  it('hold in their rooms at their hours', () => {
    expect(short(policy.decide(request(as('guest'), PLAY, { at: evening })))).toBe(
      'permit permitted-by-rule@roles.guest.also[0]',
    );
  });

  it('are told when they almost did', () => {
    expect(short(policy.decide(request(as('guest'), PLAY)))).toBe('forbid outside-hours@roles.guest.also[0]');
    const kitchen = request(as('guest'), PLAY, { at: evening, rooms: ['Kitchen'] });
    expect(policy.decide(kitchen)).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'room-not-permitted',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.also[0]' },
          detail: 'Kitchen',
        },
      ],
    });
    expect(short(policy.decide(request(as('guest'), SET_VOLUME)))).toBe('forbid no-rule');
  });
});
