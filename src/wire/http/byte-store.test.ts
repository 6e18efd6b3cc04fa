import { describe, expect, it } from 'vitest';
import { ByteStore } from './byte-store.ts';

describe('ByteStore', () => {
  it('keeps pieces in order and cuts views to what is there', () => {
    const store = new ByteStore();
    store.append(Uint8Array.of(1, 2));
    store.append(Uint8Array.of(3));
    expect([store.length, [...store.view()], [...store.view(1, 9)], [...store.copy(2)]]).toEqual([
      3,
      [1, 2, 3],
      [2, 3],
      [3],
    ]);
  });

  it('grows by doubling: 4,096 bytes one by one cost two new arrays', () => {
    const store = new ByteStore();
    const arrays = new Set<ArrayBufferLike>();
    for (let count = 0; count < 4096; count += 1) {
      store.append(Uint8Array.of(7));
      arrays.add(store.view().buffer);
    }
    expect(arrays.size).toBe(3);
  });

  it('is emptied without a new array', () => {
    const store = new ByteStore();
    store.append(Uint8Array.of(1, 2));
    const { buffer } = store.view();
    store.clear();
    store.append(Uint8Array.of(9));
    expect([[...store.view()], store.view().buffer === buffer]).toEqual([[9], true]);
  });
});
