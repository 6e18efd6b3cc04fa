import { describe, expect, it } from 'vitest';
import { Backoff, sourceKey } from './backoff.ts';

const options = { free: 3, firstMs: 1000, longestMs: 5000, forgetMs: 60_000 };

describe('waiting', () => {
  it('begins after the free attempts, doubles, and ends somewhere', () => {
    const backoff = new Backoff(options);
    const waits = Array.from({ length: 7 }, () => {
      backoff.count('a', 0);
      return backoff.waitMs('a', 0);
    });
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 5000, 5000]);
  });

  it('gets shorter as time passes, and is of one key only', () => {
    const backoff = new Backoff(options);
    for (let count = 0; count < 3; count += 1) backoff.count('a', 0);
    expect([backoff.waitMs('a', 400), backoff.waitMs('a', 1000), backoff.waitMs('b', 0)]).toEqual([
      600, 0, 0,
    ]);
  });

  it('is forgotten after a quiet time', () => {
    const backoff = new Backoff(options);
    for (let count = 0; count < 6; count += 1) backoff.count('a', 0);
    backoff.count('a', 60_000);
    expect(backoff.waitMs('a', 60_000)).toBe(0);
  });

  it('remembers 4096 keys, and forgets the one that was quiet for longest', () => {
    const backoff = new Backoff({ ...options, free: 1 });
    for (let key = 0; key < 4096; key += 1) backoff.count(`k${key}`, 0);
    backoff.count('k0', 0);
    backoff.count('another', 0);
    expect(['k0', 'k1', 'k2', 'another'].map((key) => backoff.waitMs(key, 0))).toEqual([2000, 0, 1000, 1000]);
  });
});

describe('attempts are counted', () => {
  it.each([
    ['192.0.2.1', '::ffff:192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['fd00:1::1', 'fd00:1::ffff:2', true],
    ['fd00:1::1', 'fd00:1:0:1::1', false],
    ['::1', '0.0.0.0', false],
  ])('of %s and %s together: %s', (one, other, together) => {
    expect(sourceKey(one) === sourceKey(other)).toBe(together);
  });
});
