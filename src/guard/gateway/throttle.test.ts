import { expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { RateLimit } from '../shield/rate-limit.ts';
import { Throttle } from './throttle.ts';

it('tells the first of too many from those after it', () => {
  const clock = createSteeredClock();
  const rate = { perSecond: 1, burst: 2 };
  const throttle = new Throttle(new RateLimit(clock, { read: rate, write: rate }));
  const take = (): string => throttle.take('device phone', 'read');
  expect([take(), take(), take(), take(), take()]).toEqual(['pass', 'pass', 'first', 'again', 'again']);
  expect(throttle.take('device tablet', 'read')).toBe('pass');
  expect(throttle.take('device phone', 'write')).toBe('pass');
});
