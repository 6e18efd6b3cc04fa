import { describe, expect, it } from 'vitest';
import type { UpstreamAnswer } from '../upstream/outcome.ts';
import { ReadCache } from './read-cache.ts';

const answer = (text: string): UpstreamAnswer => ({
  status: 200,
  reason: 'OK',
  headers: [],
  body: new Uint8Array(Buffer.from(text)),
});
const asked = { at: 1000, stamp: 7 };

describe('a cache of readings', () => {
  it('gives what was asked for at most 300 ms ago, at the same stamp', () => {
    const cache = new ReadCache();
    const volume = answer('20');
    const put = (): void => cache.put('volume', { answer: volume, asked }, 1100);
    put();
    expect(cache.get('volume', { at: 1300, stamp: 7 })).toBe(volume);
    expect(cache.get('mute', { at: 1300, stamp: 7 })).toBeUndefined();
    expect(cache.get('volume', { at: 1301, stamp: 7 })).toBeUndefined();
    put();
    expect(cache.get('volume', { at: 1100, stamp: 8 })).toBeUndefined();
    expect(cache.bytes).toBe(0);
  });

  it('is bounded in bytes and in readings: the oldest go, and one that is too large is not kept', () => {
    // Each reading counts as its key, its body and 1,024 bytes.
    const cache = new ReadCache({ maxBytes: 2100, maxReadings: 2 });
    for (const key of ['a', 'b', 'c']) cache.put(key, { answer: answer('12'), asked }, 1000);
    expect(['a', 'b', 'c'].map((key) => cache.get(key, asked) !== undefined)).toEqual([false, true, true]);
    expect(cache.bytes).toBe(2 * (1 + 2 + 1024));
    cache.put('d', { answer: answer('x'.repeat(1100)), asked }, 1000);
    expect([cache.get('c', asked), cache.get('d', asked), cache.bytes]).toEqual([undefined, undefined, 0]);
  });

  it('forgets those whose keys begin with something', () => {
    const cache = new ReadCache();
    for (const key of ['10.0.0.1:1', '10.0.0.1:2', '10.0.0.11:1'])
      cache.put(key, { answer: answer('1'), asked }, 1000);
    cache.forget('10.0.0.1:');
    expect([cache.get('10.0.0.1:1', asked), cache.bytes]).toEqual([undefined, 11 + 1 + 1024]);
  });

  it('lets go of what is over its time', () => {
    const cache = new ReadCache();
    cache.put('a', { answer: answer('1'), asked }, 1000);
    cache.put('b', { answer: answer('2'), asked: { at: 1400, stamp: 7 } }, 1400);
    expect(cache.bytes).toBe(1 + 1 + 1024);
  });
});
