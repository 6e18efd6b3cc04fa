import { expect, it } from 'vitest';
import { framed, MessageReader } from './stream-messages.ts';

const never = new AbortController().signal;
const reading = (pieces: readonly (readonly number[])[], most = 512) => {
  const left = pieces.map((piece) => Uint8Array.from(piece));
  return new MessageReader({ read: async () => left.shift() }, most);
};

it('messages are behind their length', () => {
  expect([...framed(Uint8Array.of(7, 8))]).toEqual([0, 2, 7, 8]);
  expect([...framed(new Uint8Array(258))].slice(0, 2)).toEqual([1, 2]);
});

it('are read however they are cut', async () => {
  for (const pieces of [
    [[0, 2, 7, 8, 0, 1, 9]],
    [[0], [2], [7], [8, 0], [1, 9]],
    [[0, 2, 7], [8, 0, 1], [9]],
  ]) {
    const reader = reading(pieces);
    const [first, second, end] = [
      await reader.next(never),
      await reader.next(never),
      await reader.next(never),
    ];
    expect([[...(first ?? [])], [...(second ?? [])], end]).toEqual([[7, 8], [9], undefined]);
  }
});

it('are none where they are too long, or end early', async () => {
  expect(await reading([[2, 1, 0, 0]]).next(never)).toBe(undefined);
  expect(await reading([[0, 2, 7]]).next(never)).toBe(undefined);
  expect(await reading([[0]]).next(never)).toBe(undefined);
  expect((await reading([[2, 0], Array.from({ length: 512 }, () => 1)]).next(never))?.length).toBe(512);
});
