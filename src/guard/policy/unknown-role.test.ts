import { describe, expect, it } from 'vitest';
import { as, GET_VOLUME, PLAY, policyOf, request, short } from '../../../test/policy/asking.ts';

describe('a role that is not there', () => {
  it('permits nothing, whatever a group permits: its limits are not there either', () => {
    const groups = 'groups: { kids: { may: [everything] } }\n';
    const kid = as('kid', { groups: ['kids'] });
    const before = policyOf(`${groups}roles: { kid: { may: [read], may-not: [playback] } }`);
    expect(short(before.decide(request(kid, PLAY)))).toBe('forbid forbidden-by-rule@roles.kid.may-not[0]');
    const after = policyOf(groups);
    expect(short(after.decide(request(kid, PLAY)))).toBe('forbid no-rule');
    expect(short(after.decide(request(kid, GET_VOLUME)))).toBe('forbid no-rule');
  });

  it('permits nothing by a Cedar file', () => {
    const policy = policyOf('', 'permit (principal, action, resource);');
    expect(short(policy.decide(request(as('kid'), PLAY)))).toBe('forbid no-rule');
    expect(short(policy.decide(request(as('guest'), PLAY)))).toMatch(/^permit/);
  });
});
