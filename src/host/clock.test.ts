import { describe, expect, it } from 'vitest';
import { nodeClock } from './clock.ts';

const clock = nodeClock();

describe("the machine's clock", () => {
  it('goes on by what was slept', async () => {
    const [elapsed, now] = [clock.elapsed(), clock.now()];
    await clock.sleep(30);
    expect(clock.elapsed() - elapsed).toBeGreaterThanOrEqual(29);
    expect(clock.now() - now).toBeGreaterThanOrEqual(28);
  });

  it('ends a sleep with the reason of the signal, during it and before it', async () => {
    const reason = new Error('no longer wanted');
    const controller = new AbortController();
    const sleep = clock.sleep(10_000, controller.signal);
    controller.abort(reason);
    await expect(sleep).rejects.toBe(reason);
    await expect(clock.sleep(10_000, controller.signal)).rejects.toBe(reason);
  });

  it('calls back once, or not at all when cancelled', async () => {
    const called: string[] = [];
    clock.after(10, () => called.push('kept'));
    clock.after(10, () => called.push('cancelled')).cancel();
    await clock.sleep(40);
    expect(called).toEqual(['kept']);
  });

  it('does not take a time beyond its range for none', async () => {
    let called = false;
    const timer = clock.after(2 ** 40, () => (called = true), { unref: true });
    await clock.sleep(30);
    timer.cancel();
    expect(called).toBe(false);
  });
});
