import { describe, expect, it } from 'vitest';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { type Claiming, WriteLocks } from './write-locks.ts';

const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

function locked() {
  const clock = createSteeredClock();
  const locks = new WriteLocks(clock);
  const log: string[] = [];
  /** Takes a claim and notes when it is held, or why it is not. */
  const take = (name: string, manner: 'shared' | 'alone', players: readonly string[]): Claiming => {
    const claim: Claiming = { principal: name.slice(0, 3), until: 1000, manner, players: new Set(players) };
    const waiting = locks.take(claim);
    if (waiting) void waiting.then((failure) => log.push(`${name} ${failure ? failure.kind : 'holds'}`));
    else log.push(`${name} holds`);
    return claim;
  };
  const release = async (claim: Claiming): Promise<void> => {
    locks.release(claim);
    await settle();
  };
  return { clock, log, take, release };
}

describe('locks of writes', () => {
  it('let writes run beside each other, and nobody beside one who is alone', async () => {
    const { log, take, release } = locked();
    const [ann, bob] = [take('ann', 'shared', ['kitchen']), take('bob', 'shared', ['kitchen', 'office'])];
    const cid = take('cid', 'alone', ['kitchen']);
    take('dan', 'shared', ['bath']);
    expect(log).toEqual(['ann holds', 'bob holds', 'dan holds']);
    await release(ann);
    expect(log.length).toBe(3);
    await release(bob);
    take('eve', 'shared', ['kitchen']);
    await release(cid);
    expect(log.slice(3)).toEqual(['cid holds', 'eve holds']);
  });

  it('let nobody overtake one who waits to be alone, save to other players', async () => {
    const { log, take, release } = locked();
    const ann = take('ann', 'shared', ['kitchen']);
    const bob = take('bob', 'alone', ['kitchen', 'office']);
    take('cid', 'shared', ['office']);
    take('dan', 'shared', ['bath']);
    expect(log).toEqual(['ann holds', 'dan holds']);
    await release(ann);
    await release(bob);
    expect(log.slice(2)).toEqual(['bob holds', 'cid holds']);
  });

  it('let principals take turns', async () => {
    const { log, take, release } = locked();
    let held = take('ann-1', 'alone', ['kitchen']);
    const next = ['ann-2', 'ann-3', 'bob-1'].map((name) => take(name, 'alone', ['kitchen']));
    for (const claim of [next[0], next[2], next[1]]) {
      await release(held);
      held = claim ?? held;
    }
    expect(log).toEqual(['ann-1 holds', 'ann-2 holds', 'bob-1 holds', 'ann-3 holds']);
  });

  it('end at the deadline for who waits, which makes room for those behind', async () => {
    const { clock, log, take } = locked();
    take('ann', 'shared', ['kitchen']);
    take('bob', 'alone', ['kitchen']);
    take('cid', 'shared', ['kitchen']);
    clock.advance(1000);
    await settle();
    expect(log.toSorted()).toEqual(['ann holds', 'bob waited-too-long', 'cid holds']);
  });

  it('are waited for by so many of one principal and no more', async () => {
    const { log, take } = locked();
    for (let count = 0; count < 26; count += 1) take('ann', 'alone', ['kitchen']);
    await settle();
    expect(log).toEqual(['ann holds', 'ann line-full']);
  });
});

it('works while a claim is held, and lets go of it however the work ends', async () => {
  const locks = new WriteLocks(createSteeredClock());
  const claim = (): Claiming => ({
    principal: 'ann',
    until: 1000,
    manner: 'alone',
    players: new Set(['kitchen']),
  });
  const failing = locks.during(claim(), () => Promise.reject(new Error('the player is gone')));
  const next = locks.during(claim(), () => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('the player is gone');
  expect(await next).toEqual({ ok: true, value: 'done' });
  const late = AbortSignal.abort();
  const never = locks.during({ ...claim(), signal: late }, () => Promise.reject(new Error('worked')));
  expect(await never).toMatchObject({ ok: false, error: { kind: 'gone' } });
});
