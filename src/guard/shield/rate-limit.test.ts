import { describe, expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { RateLimit } from './rate-limit.ts';

const LIMITS = {
  read: { perSecond: 10, burst: 3 },
  write: { perSecond: 2, burst: 1 },
  principals: 2,
};

function limited() {
  const clock = createSteeredClock();
  const limit = new RateLimit(clock, LIMITS);
  const take = (principal: string, times: number): string =>
    Array.from({ length: times }, () => (limit.take(principal, 'read').kind === 'pass' ? 'p' : '-')).join('');
  return { clock, limit, take };
}

describe('a rate limit', () => {
  it('passes a burst, then as many as come in the long run, and says when', () => {
    const { clock, limit, take } = limited();
    expect(take('ann', 4)).toBe('ppp-');
    expect(limit.take('ann', 'read')).toEqual({ kind: 'too-many', waitMs: 100 });
    clock.advance(50);
    expect(limit.take('ann', 'read')).toEqual({ kind: 'too-many', waitMs: 50 });
    clock.advance(150);
    expect(take('ann', 3)).toBe('pp-');
    clock.advance(60_000);
    expect(take('ann', 5)).toBe('ppp--');
  });

  it('counts each principal and each class by itself', () => {
    const { limit, take } = limited();
    expect([take('ann', 4), take('bob', 4)]).toEqual(['ppp-', 'ppp-']);
    expect(limit.take('ann', 'write')).toEqual({ kind: 'pass' });
    expect(limit.take('ann', 'write')).toEqual({ kind: 'too-many', waitMs: 500 });
  });

  it('under a flood of principals lets strangers share one bucket and known ones keep theirs', () => {
    const { take } = limited();
    expect([take('ann', 1), take('bob', 1)]).toEqual(['p', 'p']);
    expect([take('cid', 2), take('dan', 2), take('eve', 1)]).toEqual(['pp', 'p-', '-']);
    expect([take('ann', 3), take('bob', 3)]).toEqual(['pp-', 'pp-']);
  });

  it('forgets who has been quiet, and holds no more than it tells apart and the strangers', () => {
    const { clock, limit, take } = limited();
    for (let stranger = 0; stranger < 1000; stranger += 1) take(`stranger-${stranger}`, 1);
    expect(limit.size).toBe(3);
    clock.advance(1000);
    expect([take('ann', 4), take('bob', 4)]).toEqual(['ppp-', 'ppp-']);
    expect(limit.size).toBe(2);
  });
});
