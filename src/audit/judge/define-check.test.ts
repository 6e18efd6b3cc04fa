import { describe, expect, expectTypeOf, it } from 'vitest';
import { device, PLAYER, served } from '../../../test/golden/literals.ts';
import { known } from '../evidence/observation.ts';
import type { CheckDefinition, Judgement } from './check.ts';
import { defineCheck } from './define-check.ts';

const texts = {
  id: 'is-so',
  title: 'It is so',
  meaning: 'It means that.',
  concerns: 'players',
  grounds: {
    plain: { verdict: 'fail', severity: 'high', when: 'it is so' },
    graded: { verdict: 'fail', severity: ['critical', 'low'], when: 'it is more or less so' },
    fine: { verdict: 'pass', when: 'it is not so' },
  },
  remedies: [],
  references: [],
} as const;

const saying = (judgement: Judgement<keyof (typeof texts)['grounds']>) =>
  defineCheck({ ...texts, needs: [], judge: () => judgement });

describe('a check', () => {
  it('is handed what it declared and nothing else', () => {
    const handed: string[][] = [];
    const check = defineCheck({
      ...texts,
      needs: ['description'],
      uses: ['tls-door'],
      judge(_subject, evidence) {
        handed.push(Object.keys(evidence));
        return { ground: 'fine', reasons: [] };
      },
    });
    const forms = known({ pages: [] }, [2]);
    check.judge(PLAYER, device({ description: known(served(), [1]), forms }).parts);
    expect(handed).toEqual([['description', 'tls-door']]);
  });

  it('cannot read what it did not declare', () => {
    type Handed = Parameters<CheckDefinition<'description', 'tls-door', 'fine'>['judge']>[1];
    expectTypeOf<keyof Handed>().toEqualTypeOf<'description' | 'tls-door'>();
  });

  it('cannot give a ground that it did not list', () => {
    type Given = ReturnType<CheckDefinition<'description', never, 'fine'>['judge']>['ground'];
    expectTypeOf<Given>().toEqualTypeOf<'fine'>();
  });

  it('is not asked where evidence is missing', () => {
    const check = defineCheck({ ...texts, needs: ['forms'], judge: () => ({ ground: 'fine', reasons: [] }) });
    expect(check.judge(PLAYER, {})).toEqual({
      verdict: 'inconclusive',
      ground: 'evidence-missing',
      reasons: ['No evidence of forms was gathered.'],
      items: [],
    });
  });
});

describe('the ground', () => {
  it('decides the verdict and its severity', () => {
    expect(saying({ ground: 'plain', reasons: ['It is so.'] }).judge(PLAYER, {})).toEqual({
      verdict: 'fail',
      ground: 'plain',
      severity: 'high',
      reasons: ['It is so.'],
      items: [],
    });
    expect(saying({ ground: 'fine', reasons: [], severity: 'high' }).judge(PLAYER, {})).toEqual({
      verdict: 'pass',
      ground: 'fine',
      reasons: [],
      items: [],
    });
  });

  it('leaves a choice of severities, and no other', () => {
    expect(saying({ ground: 'graded', reasons: [], severity: 'low' }).judge(PLAYER, {}).severity).toBe('low');
    expect(() => saying({ ground: 'graded', reasons: [] }).judge(PLAYER, {})).toThrow(
      'the ground graded has no severity undefined',
    );
    expect(() => saying({ ground: 'plain', reasons: [], severity: 'low' }).judge(PLAYER, {})).toThrow(
      'the ground plain has no severity low',
    );
  });

  it('of all grounds the worst severity is the one of the check', () => {
    expect(saying({ ground: 'fine', reasons: [] }).severity).toBe('critical');
  });
});
