import { describe, expect, it } from 'vitest';
import {
  action,
  as,
  GET_VOLUME,
  loaded,
  PLAY,
  policyOf,
  request,
  SET_VOLUME,
  short,
} from '../../../test/policy/asking.ts';
import { compilePolicy } from './compile.ts';

const SET_URI = action('AVTransport.SetAVTransportURI', 'ssrf');

describe('rooms', () => {
  const policy = policyOf('roles: { guest: { may: [everything], rooms: [Bar] } }');

  it('must be permitted each', () => {
    expect(short(policy.decide(request(as('guest'), PLAY, { rooms: ['Bar'] })))).toMatch(/^permit/);
    expect(policy.decide(request(as('guest'), PLAY, { rooms: ['Bar', 'Kitchen'] }))).toEqual({
      effect: 'forbid',
      reasons: [
        {
          id: 'room-not-permitted',
          rule: { file: 'tonewall.yaml', line: 6, path: 'roles.guest.rooms' },
          detail: 'Kitchen',
        },
      ],
    });
  });

  it('count although only the volume names them', () => {
    const asked = request(as('guest'), SET_VOLUME, { volumes: { Bar: 3, Kitchen: 3 } });
    expect(short(policy.decide(asked))).toBe('forbid room-not-permitted@roles.guest.rooms');
  });

  it('must be there', () => {
    expect(policy.decide(request(as('owner'), PLAY, { rooms: ['Loft'] }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'room-not-permitted', detail: 'Loft' }],
    });
  });
});

describe('the unread tunnel', () => {
  const TUNNEL = { kind: 'local-api', id: 'local-api.tunnel', riskClass: 'system' } as const;

  it.each([
    ['[everything]', 'forbid no-rule'],
    ['[system, local-api.*]', 'forbid no-rule'],
    ['[local-api.tunnel]', 'permit permitted-by-rule@roles.member.may'],
  ])('is permitted by name only: %s', (may, decision) => {
    expect(short(policyOf(`roles: { member: { may: ${may} } }`).decide(request(as('member'), TUNNEL)))).toBe(
      decision,
    );
  });

  it('is refused by any word', () => {
    const policy = policyOf('roles: { member: { may: [local-api.tunnel], may-not: [system] } }');
    expect(short(policy.decide(request(as('member'), TUNNEL)))).toBe(
      'forbid forbidden-by-rule@roles.member.may-not[0]',
    );
  });
});

describe('what cannot be evaluated', () => {
  it('is refused', () => {
    const policy = policyOf('');
    const failed = { effect: 'forbid', reasons: [{ id: 'policy-failed' }] };
    const unknownClass = action('AVTransport.Play', 'harmless' as 'read');
    expect(policy.decide(request(as('owner'), unknownClass))).toEqual(failed);
    expect(policy.decide(request(as('owner'), PLAY, { at: Number.NaN }))).toEqual(failed);
    expect(policy.decide(request(as('owner'), null as never))).toEqual(failed);
  });

  it('is refused where there is too much of it', () => {
    const sources = Array.from({ length: 513 }, (_, index) => ({
      scheme: 'http',
      host: `h${index}.example`,
      use: 'media' as const,
    }));
    expect(policyOf('').decide(request(as('owner'), SET_URI, { sources }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'policy-failed', detail: 'too many rooms and places' }],
    });
  });
});

describe('names', () => {
  it('of rooms cannot end their quotes', () => {
    const room = 'A"]); permit(principal, action, resource); //\\ ☂ *';
    const home = `version: 1\nplayers: { ${JSON.stringify(room)}: { address: 10.0.0.1 }, Bar: { address: 10.0.0.2 } }\n`;
    const lines = `roles: { guest: { may: [read], rooms: [${JSON.stringify(room)}], volume-caps: { ${JSON.stringify(room)}: 3 } } }`;
    const compiled = compilePolicy(loaded(lines, [], home));
    const policy = compiled.ok ? compiled.value : undefined;
    expect(policy?.decide(request(as('guest'), GET_VOLUME, { rooms: [room] })).effect).toBe('permit');
    expect(policy?.decide(request(as('guest'), GET_VOLUME, { rooms: ['Bar'] })).effect).toBe('forbid');
    expect(policy?.decide(request(as('guest'), PLAY, { rooms: [room] })).effect).toBe('forbid');
  });
});

describe('a role that extends a shipped one', () => {
  it('stands beside it, and beside others that do', () => {
    const policy = policyOf(
      'roles: { family: { extends: member, volume-cap: 60 }, teens: { extends: member, volume-cap: 30 } }',
    );
    const volume = (role: string): string =>
      short(policy.decide(request(as(role), SET_VOLUME, { volumes: { Bar: 50 } })));
    expect(volume('member')).toBe('permit permitted-by-rule@roles.member.may');
    expect(volume('family')).toBe('permit permitted-by-rule@roles.member.may');
    expect(volume('teens')).toBe('forbid volume-cap@roles.teens.volume-cap');
  });
});
