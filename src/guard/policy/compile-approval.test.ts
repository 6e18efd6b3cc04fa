import { describe, expect, it } from 'vitest';
import { action, as, PLAY, policyOf, request, short } from '../../../test/policy/asking.ts';

const REBOOT = action('page./reboot', 'system');

describe('approval', () => {
  const policy = policyOf('roles: { member: { may: [system, volume], volume-cap: 20 } }');

  it('is asked for where nothing else stands in the way', () => {
    expect(policy.decide(request(as('member'), REBOOT))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'needs-approval', rule: { file: 'shipped-rules', line: 19, path: 'approval' } }],
    });
    expect(short(policy.decide(request(as('guest'), REBOOT)))).toBe(
      'forbid no-rule, forbidden-by-rule@roles.guest.may-not[0]',
    );
  });

  it('lifts that reason and no other', () => {
    expect(short(policy.decide(request(as('member'), REBOOT, { approved: true })))).toBe(
      'permit permitted-by-rule@roles.member.may',
    );
    expect(short(policy.decide(request(as('guest'), REBOOT, { approved: true })))).toBe(
      'forbid no-rule, forbidden-by-rule@roles.guest.may-not[0]',
    );
    const loud = { approved: true, volumes: { Bar: 30 } };
    expect(short(policy.decide(request(as('member'), REBOOT, loud)))).toBe(
      'forbid volume-cap@roles.member.volume-cap',
    );
  });

  it('is for the classes that are written', () => {
    const written = policyOf('approval: [playback]');
    expect(short(written.decide(request(as('member'), PLAY)))).toBe('forbid needs-approval@approval');
    expect(short(written.decide(request(as('owner'), REBOOT)))).toBe(
      'permit permitted-by-rule@roles.owner.may',
    );
    expect(short(policyOf('approval: []').decide(request(as('owner'), REBOOT)))).toMatch(/^permit/);
  });
});
