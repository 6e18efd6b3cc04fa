import { describe, expect, expectTypeOf, it } from 'vitest';
import { device, served } from '../../../test/golden/literals.ts';
import { known } from '../evidence/observation.ts';
import { type CheckDefinition, defineCheck } from './check.ts';
import { judgeDevice } from './run.ts';

const texts = {
  title: 'It is so',
  meaning: 'It means that.',
  severity: 'high',
  concerns: 'players',
  remedies: [],
  references: [],
} as const;

describe('the runner', () => {
  it('hands a check what it declared and nothing else', () => {
    const handed: string[][] = [];
    const check = defineCheck({
      ...texts,
      id: 'looks-around',
      needs: ['description'],
      uses: ['tls-door'],
      judge(_subject, evidence) {
        handed.push(Object.keys(evidence));
        return { verdict: 'pass', reasons: [] };
      },
    });
    const forms = known({ pages: [] }, [2]);
    judgeDevice([check], device({ description: known(served(), [1]), forms }));
    expect(handed).toEqual([['description', 'tls-door']]);
  });

  it('does not let a check read what it did not declare', () => {
    type Handed = Parameters<CheckDefinition<'description', 'tls-door'>['judge']>[1];
    expectTypeOf<keyof Handed>().toEqualTypeOf<'description' | 'tls-door'>();
  });

  it('turns a throwing check into an error of that one check', () => {
    const broken = defineCheck({
      ...texts,
      id: 'breaks',
      needs: [],
      judge: () => {
        throw new Error('nothing to hold on to');
      },
    });
    const sound = defineCheck({
      ...texts,
      id: 'stands',
      needs: [],
      judge: () => ({ verdict: 'fail', reasons: ['It is so.'] }),
    });
    expect(judgeDevice([broken, sound], device({}))).toEqual([
      {
        check: 'breaks',
        verdict: 'error',
        reasons: ['The check broke: Error: nothing to hold on to'],
        items: [],
      },
      { check: 'stands', verdict: 'fail', severity: 'high', reasons: ['It is so.'], items: [] },
    ]);
  });

  it('makes missing evidence inconclusive without asking the check', () => {
    const check = defineCheck({
      ...texts,
      id: 'wants-forms',
      needs: ['forms'],
      judge: () => ({ verdict: 'pass', reasons: [] }),
    });
    expect(judgeDevice([check], device({}))).toEqual([
      {
        check: 'wants-forms',
        verdict: 'inconclusive',
        reasons: ['No evidence of forms was gathered.'],
        items: [],
      },
    ]);
  });

  it('does not judge other devices by checks about players', () => {
    const check = defineCheck({
      ...texts,
      id: 'about-players',
      needs: [],
      judge: () => ({ verdict: 'fail', reasons: [] }),
    });
    expect(judgeDevice([check], device({}, { kind: 'upnp' }))).toEqual([
      {
        check: 'about-players',
        verdict: 'not-applicable',
        reasons: ['This check is about Sonos players; the device is another one.'],
        items: [],
      },
    ]);
  });
});
