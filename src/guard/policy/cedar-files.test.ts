import { describe, expect, it } from 'vitest';
import { as, GET_VOLUME, loaded, PLAY, policyOf, request, short } from '../../../test/policy/asking.ts';
import { compilePolicy } from './compile.ts';
import { describePolicyProblem } from './problem.ts';
import { warningsOf } from './warnings.ts';

const problemsOf = (cedar: string): readonly string[] => {
  const compiled = compilePolicy(loaded('', [{ name: 'more.cedar', text: cedar }]));
  return compiled.ok ? [] : compiled.error.map(describePolicyProblem);
};

const warningsFor = (cedar: string): readonly string[] => {
  const configuration = loaded('', [{ name: 'more.cedar', text: cedar }]);
  const compiled = compilePolicy(configuration);
  return compiled.ok
    ? warningsOf(configuration, compiled.value).map(describePolicyProblem)
    : ['not compiled'];
};

describe('a Cedar file', () => {
  it('permits and forbids like the rules of the configuration, and is quoted', () => {
    const policy = policyOf(
      '',
      [
        '// Whoever came with a passkey may play.',
        '@id("passkeys")',
        'permit (principal, action == Action::"playback", resource) when { principal.binding == "passkey" };',
        '',
        '@reason("quiet-hours")',
        'forbid (principal, action == Action::"playback", resource == Room::"Bar")',
        'when { context.minute >= 1320 && context.day == "fri" };',
      ].join('\n'),
    );
    const key = as('nobody', { binding: 'passkey' });
    const night = Date.parse('2026-11-27T21:00:00Z');
    expect(policy.decide(request(key, PLAY))).toEqual({
      effect: 'permit',
      reasons: [{ id: 'permitted-by-rule', rule: { file: 'more.cedar', line: 2, path: 'passkeys' } }],
    });
    expect(short(policy.decide(request(as('nobody'), PLAY)))).toBe('forbid no-rule');
    expect(policy.decide(request(key, PLAY, { at: night }))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'quiet-hours', rule: { file: 'more.cedar', line: 5, path: 'policy 2' } }],
    });
    expect(short(policy.decide(request(key, PLAY, { at: night - 60_000 })))).toMatch(/^permit/);
  });

  it('may ask for approval', () => {
    const policy = policyOf('', 'forbid (principal, action, resource) unless { context.approved };');
    expect(short(policy.decide(request(as('owner'), GET_VOLUME)))).toBe('forbid needs-approval@policy 1');
    expect(short(policy.decide(request(as('owner'), GET_VOLUME, { approved: true })))).toMatch(/^permit/);
  });

  it('refuses what it cannot evaluate', () => {
    const cedar = 'forbid (principal, action, resource) when { 9223372036854775807 + context.minute > 0 };';
    expect(policyOf('', cedar).decide(request(as('owner'), GET_VOLUME))).toEqual({
      effect: 'forbid',
      reasons: [{ id: 'policy-failed', rule: { file: 'more.cedar', line: 1, path: 'policy 1' } }],
    });
  });

  it('finds its twelve policies in the order of the file', () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `permit (principal, action, resource) when { context.minute == ${index} };`,
    );
    const compiled = compilePolicy(loaded('', [{ name: 'more.cedar', text: lines.join('\n') }]));
    const rules = compiled.ok ? compiled.value.rules.filter(({ place }) => place.file === 'more.cedar') : [];
    expect(rules.map(({ place, cedar }) => [place.line, cedar])).toEqual(
      lines.map((line, index) => [index + 1, line]),
    );
  });
});

describe('problems', () => {
  it('of grammar have their line', () => {
    expect(problemsOf('permit (principal, action, resource);\n\nforbid principal;')).toEqual([
      expect.stringMatching(/^more\.cedar line 3: unexpected token `principal`/),
    ]);
  });

  it('of types are found by strict validation', () => {
    expect(
      problemsOf('@id("typo")\npermit (principal, action, resource) when { context.minuet > 3 };'),
    ).toEqual([expect.stringMatching(/^more\.cedar line 1: typo: attribute `minuet` in context not found/)]);
    expect(problemsOf('permit (principal, action == Action::"reboot", resource);')).toEqual([
      expect.stringMatching(/^more\.cedar line 1: policy 1: .*unrecognized action/),
    ]);
  });

  it('of reasons and templates', () => {
    expect(problemsOf('@reason("unauthenticated") forbid (principal, action, resource);')).toEqual([
      expect.stringMatching(
        /^more\.cedar line 1: policy 1: unauthenticated is no reason for it \(one of forbidden-by-rule, /,
      ),
    ]);
    expect(problemsOf('permit (principal == ?principal, action, resource);')).toEqual([
      'more.cedar line 1: templates are not understood',
    ]);
  });
});

describe('warnings', () => {
  it('of names that are not there', () => {
    expect(
      warningsFor(
        'permit (principal in Role::"gest", action, resource == Room::"Loft") when { principal in Group::"kids" };',
      ),
    ).toEqual([
      'more.cedar line 1: policy 1: there is no role gest (did you mean guest?)',
      'more.cedar line 1: policy 1: there is no room Loft',
      'more.cedar line 1: policy 1: there is no group kids',
    ]);
  });

  it('of policies that can never hold', () => {
    expect(warningsFor('permit (principal, action, resource) when { false };')).toEqual([
      expect.stringMatching(/^more\.cedar line 1: policy 1: .*policy is impossible/),
    ]);
  });
});
