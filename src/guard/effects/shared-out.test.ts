import { describe, expect, it } from 'vitest';
import type { Aim } from './aims.ts';
import { sharedOut } from './shared-out.ts';

const to = (level: number): Aim => ({ kind: 'group-to', level });
const by = (level: number): Aim => ({ kind: 'group-by', level });

describe('the volume of a group, directly after a snapshot', () => {
  it.each<[string, readonly number[], number, Aim, readonly number[]]>([
    // docs.sonos.com/docs/volume: each room in proportion, so that the mean is what was asked.
    ['rooms that are equally loud: all at what is asked', [20, 20, 20], 20, to(40), [40, 40, 40]],
    ['a room alone', [20], 20, to(35), [35]],
    // 40 of a mean of 30 is 4/3 of it, 20 is 2/3. Divided by 29.5 and not 30, as players may round.
    ['halved', [40, 20], 30, to(15), [21, 11]],
    ['doubled: none of the quieter rooms above the mean', [40, 20], 30, to(60), [82, 60]],
    ['as it is', [40, 20], 30, to(30), [40, 20]],
    ['to nothing', [40, 20], 30, to(0), [0, 0]],
    ['silent rooms to nothing', [0, 0], 0, to(0), [0, 0]],
    // The mean is 0.5, and may count as 0: then nothing is divided, and the room stays.
    ['nearly silent rooms to nothing', [1, 0], 0, to(0), [1, 0]],
    ['and down', [1, 0], 0, by(-1), [1, 0]],
    // The mean is 10.5, and told as 11: by 5 it is at most 16, of at least 10.
    ['a mean between two numbers, up', [10, 11], 11, by(5), [16, 18]],
    ['and down: nobody rises', [10, 11], 11, by(-1), [10, 11]],
    ['up by as much as it is', [20, 20], 20, by(20), [40, 40]],
    ['down to nothing', [40, 20], 30, by(-30), [0, 0]],
    ['down by more than there is', [40, 20], 30, by(-100), [0, 0]],
  ])('%s', (_, levels, told, aim, after) => expect(sharedOut({ levels, told }, aim)).toEqual(after));

  it.each<[string, readonly number[], number, Aim]>([
    ['of a silent group that shall be heard', [0, 0], 0, to(10)],
    ['of a group that is nearly silent', [1, 0, 0], 0, to(10)],
    ['where a room comes to its end: who makes up for it is not known', [60, 20], 40, to(80)],
    ['where the coordinator tells less than the mean: others count', [100, 10, 20], 15, to(40)],
    ['where it tells more', [10, 20], 60, to(40)],
  ])('cannot be told %s', (_, levels, told, aim) => expect(sharedOut({ levels, told }, aim)).toBe(undefined));
});
