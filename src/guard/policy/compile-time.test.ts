import { describe, expect, it } from 'vitest';
import { as, GET_VOLUME, NOON, policyOf, request } from '../../../test/policy/asking.ts';

const at = (time: string): number => Date.parse(time);

describe('time', () => {
  const LINES = 'roles: { guest: { may: [read], hours: 22:00-02:30, days: [sat] } }';
  const policy = policyOf(LINES);
  const ask = (time: string) => policy.decide(request(as('guest'), GET_VOLUME, { at: at(time) })).effect;

  // 2026-10-24 is a Saturday; on the 25th clocks in Berlin go back from 03:00 to 02:00 (01:00 UTC).
  // Each asks a policy of its own: what one remembers would hide what Cedar says.
  it.each([
    ['2026-10-24T19:59:59Z', 'forbid'],
    ['2026-10-24T20:00:00Z', 'permit'],
    ['2026-10-25T00:29:59Z', 'permit'],
    ['2026-10-25T00:30:00Z', 'forbid'],
    ['2026-10-25T01:00:00Z', 'permit'],
    ['2026-10-25T01:30:00Z', 'forbid'],
    ['2026-10-25T21:00:00Z', 'forbid'],
  ])('is that of the wall: %s', (time, effect) => {
    const asked = request(as('guest'), GET_VOLUME, { at: at(time) });
    expect(policyOf(LINES).decide(asked).effect).toBe(effect);
    expect(ask(time)).toBe(effect);
  });

  it('may go back', () => {
    expect([ask('2026-10-24T20:00:00Z'), ask('2026-10-24T19:00:00Z'), ask('2026-10-24T20:00:00Z')]).toEqual([
      'permit',
      'forbid',
      'permit',
    ]);
    expect(NOON).toBe(1_795_777_200_000);
  });
});
