import { describe, expect, it } from 'vitest';
import { checkArgumentValue } from './check-value.ts';

describe('a value of a state variable', () => {
  it('holds the allowed values of a string', () => {
    const variable = { dataType: 'string', allowedValues: ['Master', 'LF'] };
    expect(checkArgumentValue(variable, 'LF')).toEqual({ ok: true, value: 'LF' });
    expect(checkArgumentValue(variable, 'lf')).toEqual({
      ok: false,
      error: { kind: 'mismatch', format: 'scpd', detail: 'the value is not among the allowed ones' },
    });
  });

  it('holds range and step', () => {
    const outside = {
      ok: false,
      error: { kind: 'mismatch', format: 'scpd', detail: 'the value is outside the allowed range' },
    };
    const volume = { dataType: 'ui2', range: { minimum: 0, maximum: 100, step: 10 } };
    expect(['0', '030', '100'].map((text) => checkArgumentValue(volume, text))).toEqual(
      ['0', '30', '100'].map((value) => ({ ok: true, value })),
    );
    expect(['5', '101', '110'].map((text) => checkArgumentValue(volume, text))).toEqual([
      outside,
      outside,
      outside,
    ]);
    const gain = { dataType: 'r4', range: { minimum: -1, maximum: 1, step: 0.1 } };
    expect([checkArgumentValue(gain, '-0.7'), checkArgumentValue(gain, '0.75')]).toEqual([
      { ok: true, value: '-0.7' },
      outside,
    ]);
  });

  it('compares whole numbers beyond 2^53 as they are', () => {
    const counter = { dataType: 'ui8', range: { minimum: 0, maximum: 9_007_199_254_740_992 } };
    expect(
      ['9007199254740992', '9007199254740993'].map((text) => checkArgumentValue(counter, text).ok),
    ).toEqual([true, false]);
  });

  it('compares what was meant, not how it was spelled', () => {
    const level = { dataType: 'r8', range: { minimum: 0, maximum: 100 } };
    expect(['1e2', '+0100.0', '1.001E2'].map((text) => checkArgumentValue(level, text).ok)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
