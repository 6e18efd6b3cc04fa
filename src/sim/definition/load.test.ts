import { describe, expect, it } from 'vitest';
import { TonewallError } from '../../base/errors.ts';
import { loadHousehold } from './load.ts';

function problems(text: string): readonly string[] {
  try {
    loadHousehold(text, 'my.yaml');
    return [];
  } catch (error) {
    if (error instanceof TonewallError && error.code === 'household-invalid')
      return error.message.split('\n');
    throw error;
  }
}

describe('a household file', () => {
  it('is read', () => {
    const text = 'name: Home\nrooms:\n  - name: Kitchen\n    players: [{ model: S13, build: 97.1-80312 }]\n';
    expect(loadHousehold(text, 'my.yaml')).toEqual({
      name: 'Home',
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    });
  });

  it('tells all problems at once, each with its line', () => {
    const told = problems(
      'name: Home\ncolour: red\nrooms:\n  - name: Kitchen\n    volume: 900\n    players: []\n',
    );
    expect(told[0]).toMatch(/^my\.yaml is no household file: \d problems$/);
    expect(
      told.slice(1).map((line) => /^ {2}line (\d+): (?:there is no key )?([\w.]+)/.exec(line)?.slice(1, 3)),
    ).toEqual([
      ['2', 'colour'],
      ['5', 'rooms.0.volume'],
      ['6', 'rooms.0.players'],
    ]);
  });

  it('tells a syntax error', () => {
    const [headline, first] = problems('name: [\n');
    expect(headline).toMatch(/^my\.yaml is no household file: \d problems?$/);
    expect(first).toMatch(/^ {2}line [12]: /);
  });

  it('refuses a key given twice', () => {
    expect(problems('name: a\nname: b\n')[1]).toMatch(/^ {2}line 2: .*unique/i);
  });

  it('refuses aliases that multiply', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map(
        (key, index) =>
          `${key}: &${key} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
      )
      .join('\n')}\n`;
    expect(problems(bomb)[1]).toMatch(/alias/i);
  });
});
