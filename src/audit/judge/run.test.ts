import { describe, expect, it } from 'vitest';
import { device } from '../../../test/golden/literals.ts';
import { defineCheck } from './define-check.ts';
import { judgeDevice } from './run.ts';

const texts = {
  title: 'It is so',
  meaning: 'It means that.',
  concerns: 'players',
  needs: [],
  grounds: { plain: { verdict: 'fail', severity: 'high', when: 'it is so' } },
  remedies: [],
  references: [],
} as const;

describe('the runner', () => {
  it('turns a throwing check into an error of that one check', () => {
    const broken = defineCheck({
      ...texts,
      id: 'breaks',
      judge: () => {
        throw new Error('nothing to hold on to');
      },
    });
    const sound = defineCheck({
      ...texts,
      id: 'stands',
      judge: () => ({ ground: 'plain', reasons: ['It is so.'] }),
    });
    expect(judgeDevice([broken, sound], device({}))).toEqual([
      {
        check: 'breaks',
        verdict: 'error',
        ground: 'check-broke',
        reasons: ['The check broke: Error: nothing to hold on to'],
        items: [],
      },
      {
        check: 'stands',
        verdict: 'fail',
        ground: 'plain',
        severity: 'high',
        reasons: ['It is so.'],
        items: [],
      },
    ]);
  });

  it('does not judge other devices by checks about players', () => {
    const check = defineCheck({
      ...texts,
      id: 'about-players',
      judge: () => ({ ground: 'plain', reasons: [] }),
    });
    expect(judgeDevice([check], device({}, { kind: 'upnp' }))).toEqual([
      {
        check: 'about-players',
        verdict: 'not-applicable',
        ground: 'not-a-player',
        reasons: ['This check is about Sonos players; the device is another one.'],
        items: [],
      },
    ]);
  });
});
