import { expect, it } from 'vitest';
import { createResolverRig, RESOLVER } from '../../../test/rig/guard/resolver.ts';
import { Lookup } from './lookup.ts';

function looking(own: readonly string[] = []) {
  const rig = createResolverRig();
  const lookup = new Lookup(rig.ports, { own: () => new Set(own) });
  const ask = () => lookup.of(RESOLVER.host, 'a.example');
  const answered = async (reply: Parameters<typeof rig.reply>[0]) => {
    const asked = ask();
    await rig.settle();
    rig.answer(rig.reply(reply));
    return asked;
  };
  return { rig, lookup, ask, answered };
}

it('an answer is kept as long as it holds', async () => {
  const { rig, ask, answered } = looking();
  expect(await answered({ answers: ['1.2.3.4'], ttl: 120 })).toEqual({
    kind: 'found',
    addresses: ['1.2.3.4'],
    ttl: 120,
  });
  rig.clock.advance(100_000);
  expect(await ask()).toEqual({ kind: 'found', addresses: ['1.2.3.4'], ttl: 20 });
  expect(rig.sent).toHaveLength(1);
  rig.clock.advance(20_000);
  expect(await answered({ answers: ['1.2.3.5'] })).toMatchObject({ addresses: ['1.2.3.5'] });
});

it.each([
  [0, 30],
  [29, 30],
  [3600, 3600],
  [86_400, 3600],
])('one of %d seconds holds %d', async (ttl, holds) => {
  expect(await looking().answered({ answers: ['1.2.3.4'], ttl })).toMatchObject({ ttl: holds });
});

it.each([
  ['10.0.10.5'],
  ['127.0.0.1'],
  ['169.254.169.254'],
  ['0.0.0.0'],
  ['224.0.0.251'],
  ['192.168.1.1'],
  ['100.64.0.1'],
  // Of this computer.
  ['5.5.5.5'],
])('%s spoils an answer, whatever else is in it', async (address) => {
  expect(await looking(['5.5.5.5']).answered({ answers: ['1.2.3.4', address] })).toEqual({
    kind: 'private',
    address,
  });
});

it('what is not found is not asked for again for half a minute, and what failed for five seconds', async () => {
  for (const [reply, looked, seconds] of [
    [{ answers: [], code: 3 }, { kind: 'absent' }, 30],
    [{ answers: [] }, { kind: 'empty' }, 30],
    [{ answers: [], code: 2 }, { kind: 'failed', why: 'it answered code 2' }, 5],
  ] as const) {
    const { rig, ask, answered } = looking();
    expect(await answered(reply)).toEqual(looked);
    rig.clock.advance(seconds * 1000 - 1);
    expect(await ask()).toEqual(looked);
    expect(rig.sent).toHaveLength(1);
    rig.clock.advance(1);
    expect(await answered({ answers: ['1.2.3.4'] })).toMatchObject({ kind: 'found' });
  }
});

it('many who ask the same ask once', async () => {
  const { rig, ask } = looking();
  const all = Array.from({ length: 20 }, () => ask());
  await rig.settle();
  rig.answer(rig.reply({ answers: ['1.2.3.4'] }));
  expect(new Set((await Promise.all(all)).map(({ kind }) => kind))).toEqual(new Set(['found']));
  expect(rig.sent).toHaveLength(1);
});

it('so many names at once, and no more', async () => {
  const { rig, lookup } = looking();
  const names = Array.from({ length: 65 }, (_, index) => `${index}.example`);
  const all = names.map((name) => lookup.of(RESOLVER.host, name));
  expect(await all.at(-1)).toEqual({ kind: 'failed', why: 'too much is asked at once' });
  await rig.settle();
  expect(rig.sent).toHaveLength(64);
});

it('what is forgotten is asked for anew, and another resolver is another one', async () => {
  const { rig, lookup, answered } = looking();
  await answered({ answers: ['1.2.3.4'] });
  lookup.forget();
  expect(await answered({ answers: ['1.2.3.5'] })).toMatchObject({ addresses: ['1.2.3.5'] });
  expect(rig.sent).toHaveLength(2);
});
