import { describe, expect, it } from 'vitest';
import { FairLine } from './fair-line.ts';

const order = (line: FairLine<string>): readonly string[] => line.waiting().map(({ item }) => item);

/** Serves all, in order. */
function serveAll(line: FairLine<string>): readonly string[] {
  const served: string[] = [];
  for (let [next] = line.waiting(); next; [next] = line.waiting()) {
    line.serve(next);
    served.push(next.item);
  }
  return served;
}

describe('a fair line', () => {
  it('gives principals turns, each in the order in which it came', () => {
    const line = new FairLine<string>();
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) line.join(item.slice(0, 1), item);
    expect([line.length, line.countOf('a')]).toEqual([6, 3]);
    expect(serveAll(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  });

  it('lets who must not be waited for stand in front', () => {
    const line = new FairLine<string>();
    for (const item of ['a1', 'b1']) line.join(item.slice(0, 1), item);
    line.jump('c', 'c1');
    line.jump('d', 'd1');
    expect(serveAll(line)).toEqual(['c1', 'd1', 'a1', 'b1']);
  });

  it('moves what another wants too to the earlier turn of the two', () => {
    const line = new FairLine<string>();
    line.join('a', 'a1');
    line.join('a', 'a2');
    const last = line.join('a', 'a3');
    const moved = line.share(last, 'b');
    expect(order(line)).toEqual(['a1', 'a3', 'a2']);
    // Its turn is used up, and its own are after those of others who wait.
    line.join('b', 'b1');
    expect(order(line)).toEqual(['a1', 'a3', 'a2', 'b1']);
    expect(line.share(moved, 'a')).toBe(moved);
    line.serve(moved);
    expect(line.share(moved, 'c')).toBe(moved);
    expect(order(line)).toEqual(['a1', 'a2', 'b1']);
  });

  it('counts no turns that were not used', () => {
    const line = new FairLine<string>();
    const gone = ['a1', 'a2', 'a3'].map((item) => line.join('a', item));
    expect(gone.map((place) => line.leave(place))).toEqual([true, true, true]);
    expect(gone.map((place) => line.leave(place))).toEqual([false, false, false]);
    for (const item of ['b1', 'b2', 'a4']) line.join(item.slice(0, 1), item);
    expect(order(line)).toEqual(['b1', 'a4', 'b2']);
  });
});
