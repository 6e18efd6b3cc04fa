import { describe, expect, it } from 'vitest';
import { countingRandom } from '../../../test/rig/running-identities.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { FormTokens } from './form-tokens.ts';

function setUp() {
  const clock = createSteeredClock();
  const random = countingRandom();
  return { clock, tokens: new FormTokens({ clock, random }), others: new FormTokens({ clock, random }) };
}

describe('a form token', () => {
  it('fits what it was made for, for an hour', () => {
    const { clock, tokens } = setUp();
    const token = tokens.make('approve 192.0.2.7 a');
    expect(token).toMatch(/^3600000\.[\w-]{22}\.[\w-]{43}$/);
    clock.advance(3_599_999);
    const before = tokens.fits(token, 'approve 192.0.2.7 a');
    clock.advance(1);
    expect([before, tokens.fits(token, 'approve 192.0.2.7 a')]).toEqual([true, false]);
  });

  it.each([
    ['of another purpose', 'sign-out 192.0.2.7 a'],
    ['of another address', 'approve 192.0.2.8 a'],
    ['of another session', 'approve 192.0.2.7 b'],
  ])('%s does not fit', (_name, about) => {
    const { tokens } = setUp();
    expect(tokens.fits(tokens.make(about), 'approve 192.0.2.7 a')).toBe(false);
  });

  it('of another guard does not fit', () => {
    const { tokens, others } = setUp();
    expect(tokens.fits(others.make('x'), 'x')).toBe(false);
  });

  it.each([
    ['empty', () => ''],
    ['prolonged', (token: string) => token.replace(/^\d+/, '9999999')],
    ['with another nonce', (token: string) => token.replace(/\.[^.]+\./, '.AAAA.')],
    ['with more', (token: string) => `${token}.x`],
    ['cut', (token: string) => token.slice(0, -1)],
    ['of no number', (token: string) => token.replace(/^\d+/, 'Infinity')],
  ])('that is %s does not fit', (_name, change) => {
    const { tokens } = setUp();
    expect(tokens.fits(change(tokens.make('x')), 'x')).toBe(false);
  });

  it('is spent once', () => {
    const { tokens } = setUp();
    const [one, other] = [tokens.make('x'), tokens.make('x')];
    expect([tokens.spend(one, 'y'), tokens.spend(one, 'x'), tokens.spend(one, 'x')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(tokens.spend(other, 'x')).toBe(true);
  });

  it('is not spent while too many were, until those are over', () => {
    const { clock, tokens } = setUp();
    for (let count = 0; count < 4096; count += 1) tokens.spend(tokens.make('x', 1000), 'x');
    const [late, later] = [tokens.make('x'), tokens.make('x')];
    const before = tokens.spend(late, 'x');
    clock.advance(1000);
    expect([before, tokens.spend(later, 'x')]).toEqual([false, true]);
  });
});
