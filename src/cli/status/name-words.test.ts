import { expect, it } from 'vitest';
import { nameLines } from './name-words.ts';

const refused = (index: number, names: readonly string[]) => ({
  address: `10.0.30.${index}`,
  segment: 'speakers',
  names: [...names],
});

it('says who was refused which names, the newest first', () => {
  const names = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f\u001b[2J.example'];
  expect(
    nameLines({
      works: true,
      refused: [{ ...refused(21, names), room: 'Kitchen' }, refused(99, ['x.example'])],
    }),
  ).toEqual([
    'Names that players were refused in the last hour',
    '  Kitchen at 10.0.30.21: f\\u{001b}[2J.example, e.example, d.example, c.example, b.example and 1 more',
    '  10.0.30.99: x.example',
  ]);
});

it('says loudly where nothing is reached', () => {
  expect(nameLines({ works: false, refused: [] })).toEqual([
    'PLAYERS REACH NOTHING BY NAME: tonewall doctor',
  ]);
});

it('tells ten players and how many there are more', () => {
  const all = Array.from({ length: 13 }, (_, index) => refused(index, ['x.example']));
  const lines = nameLines({ works: true, refused: all });
  expect([lines.length, lines.at(-1)]).toEqual([
    12,
    '  and 3 more players: tonewall journal query --kind name-refused --since 1h',
  ]);
});

it('says nothing where there is no list, and nothing to tell', () => {
  expect([nameLines(undefined), nameLines({ works: true, refused: [] })]).toEqual([[], []]);
});
