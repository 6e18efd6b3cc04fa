import { describe, expect, it } from 'vitest';
import { FAMILIES, tablesByFamily } from '../../../test/rig/tables-of.ts';
import { readConfig } from '../../config/read.ts';
import { type Layout, layoutOf, movedTo } from './layout.ts';
import { changeTo, createdTables, presentIn, tablesOf } from './transaction.ts';

function layout(players = 'Kitchen: { address: 10.0.30.21 }', home = 'eth2'): Layout {
  const text = `version: 1
players: { ${players} }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: ${home}, network: 10.0.10.0/24, role: member }
`;
  const config = readConfig(text, 'tonewall.yaml');
  const found = config.ok ? layoutOf(config.value) : undefined;
  if (!found) throw new Error('the configuration of the test is wrong');
  return found;
}

const TWO = 'Kitchen: { address: 10.0.30.21 }, Bar: { address: 10.0.30.22 }';

describe('what is changed', () => {
  it('is the table where there is none, and where it is of somebody else', () => {
    const all = {
      kind: 'all',
      text: `${FAMILIES.map((family) => `add table ${family} tonewall\ndelete table ${family} tonewall\n`).join('')}${tablesOf(layout())}`,
    };
    expect(changeTo(layout(), undefined)).toEqual(all);
    expect(presentIn('table inet tonewall {\n\tcomment "mine"\n}\n')).toBe(undefined);
  });

  it.each([
    ['one rule is gone', (text: string) => text.replace(/^\t\t.* update @finding .*\n/m, '')],
    [
      'all rules are gone',
      (text: string) => text.replace(/^\t\t(?!type|elements|flags|size|timeout).*\n/gm, ''),
    ],
    ['a chain is gone', (text: string) => text.replace(/^\tchain passing \{\n.*?^\t\}\n/ms, '')],
    [
      'a rule of another table is gone',
      (text: string) => text.replace(/^\t\toifname .* ip6 daddr .*\n(?=\t\}\n\}\n$)/m, ''),
    ],
    ['somebody added one', (text: string) => text.replace(/^\tchain passing \{\n.*\n/m, '$&\t\taccept\n')],
  ])('is all of it where %s', (_, broken) => {
    const listing = broken(tablesOf(layout()));
    expect(listing).not.toBe(tablesOf(layout()));
    expect(presentIn(listing)?.rules).toBe('not whole');
    expect(changeTo(layout(), presentIn(listing))).toMatchObject({ kind: 'all' });
  });

  it.each(['eth2', 'br-lan.30', 'lan_4-guest'])(
    'is nothing where all is as it should be, %s included',
    (card) => {
      const wanted = layout(TWO, card);
      expect(changeTo(wanted, presentIn(tablesOf(wanted)))).toEqual({ kind: 'none' });
    },
  );

  it.each(FAMILIES)('is all of it where the table of %s is gone or of another time', (family) => {
    const present = tablesByFamily(tablesOf(layout()));
    const { [family]: one = '', ...others } = present;
    const { [family]: old = '' } = tablesByFamily(tablesOf(layout(TWO, 'eth7')));
    const rest = Object.values(others).join('');
    expect([presentIn(one), presentIn(rest), presentIn(rest + old)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(presentIn(rest + one)).toBeDefined();
  });

  it('are the elements of maps alone where only players came or went', () => {
    expect(changeTo(layout(TWO), presentIn(tablesOf(layout())))).toEqual({
      kind: 'players',
      text:
        'add element inet tonewall doors { 10.0.30.22 . 1400 : 31124, 10.0.30.22 . 1443 : 31125 }\n' +
        'add element inet tonewall voices { 10.0.30.22 : 31124 }\n' +
        'add element inet tonewall faces { 31124 : 10.0.30.22 . 1900 }\n',
    });
    expect(changeTo(layout(), presentIn(tablesOf(layout(TWO))))).toEqual({
      kind: 'players',
      text:
        'delete element inet tonewall doors { 10.0.30.22 . 1400 : 31124, 10.0.30.22 . 1443 : 31125 }\n' +
        'delete element inet tonewall voices { 10.0.30.22 : 31124 }\n' +
        'delete element inet tonewall faces { 31124 : 10.0.30.22 . 1900 }\n',
    });
  });

  it('is the table where a rule is another', () => {
    expect(changeTo(layout(TWO, 'eth7'), presentIn(tablesOf(layout()))).kind).toBe('all');
  });
});

describe('a player that has moved', () => {
  const there = presentIn(tablesOf(layout(TWO)));
  const moved = new Map([['10.0.30.21', '10.0.30.77']]);
  const listing = tablesOf(movedTo(layout(TWO), moved));

  it('has the elements of its doors elsewhere, and none of the rules is touched', () => {
    expect(changeTo(layout(TWO), there, moved)).toEqual({
      kind: 'players',
      text:
        'delete element inet tonewall doors { 10.0.30.21 . 1400 : 31122, 10.0.30.21 . 1443 : 31123 }\n' +
        'add element inet tonewall doors { 10.0.30.77 . 1400 : 31234, 10.0.30.77 . 1443 : 31235 }\n' +
        'delete element inet tonewall voices { 10.0.30.21 : 31122 }\n' +
        'add element inet tonewall voices { 10.0.30.77 : 31234 }\n' +
        'delete element inet tonewall faces { 31122 : 10.0.30.21 . 1900 }\n' +
        'add element inet tonewall faces { 31234 : 10.0.30.77 . 1900 }\n' +
        'add element inet tonewall moved { 10.0.30.21 : 10.0.30.77 }\n',
    });
  });

  it('stays there, until it is told otherwise or the file has it there', () => {
    const present = presentIn(listing);
    expect(present?.moved).toEqual(moved);
    expect(changeTo(layout(TWO), present)).toEqual({ kind: 'none' });
    expect(changeTo(layout(TWO), present, new Map())).toMatchObject({ kind: 'players' });
    const written = layout('Kitchen: { address: 10.0.30.77 }, Bar: { address: 10.0.30.22 }');
    expect(changeTo(written, present)).toEqual({
      kind: 'players',
      text: 'delete element inet tonewall moved { 10.0.30.21 : 10.0.30.77 }\n',
    });
    expect(changeTo(layout(TWO, 'eth7'), present)).toMatchObject({
      kind: 'all',
      text: expect.stringContaining('elements = { 10.0.30.21 : 10.0.30.77 }'),
    });
  });

  it('leaves nothing of what was given to it where it was', () => {
    const elements = (set: string, its: string) => (text: string) =>
      text.replace(`\tset ${set} {\n`, `\tset ${set} {\n\t\telements = { ${its} }\n`);
    const pinholes = elements(
      'pinholes',
      '10.0.30.21 . 10.0.10.5 . 4711 timeout 3h expires 2h59m,\n\t\t\t     10.0.30.22 . 10.0.10.5 . 4711 timeout 3h expires 1s',
    );
    const casts = elements(
      'cast_airplay',
      '10.0.10.5 . 10.0.30.21 timeout 30s expires 20s, 10.0.10.5 . 10.0.30.22 timeout 30s expires 2s',
    );
    const given = casts(pinholes(tablesOf(layout(TWO))));
    const change = changeTo(layout(TWO), presentIn(given), moved);
    expect(change.kind === 'players' && change.text.split('\n').slice(-5)).toEqual([
      'add element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 }',
      'delete element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 }',
      'add element inet tonewall cast_airplay { 10.0.10.5 . 10.0.30.21 }',
      'delete element inet tonewall cast_airplay { 10.0.10.5 . 10.0.30.21 }',
      '',
    ]);
  });
});

describe('the tables for a system without them', () => {
  it('are refused whole where there is one, and bear the same mark', () => {
    const text = createdTables(layout());
    const lines = text.split('\n');
    const [created, rest] = [lines.slice(0, FAMILIES.length), lines.slice(FAMILIES.length)];
    const mark = presentIn(tablesOf(layout()))?.rules;
    expect(mark).toMatch(/^[\da-f]{16}$/);
    expect(created.map((line) => line.replace(/ \d+"/, ' N"'))).toEqual(
      FAMILIES.map((family) => `create table ${family} tonewall { comment "tonewall rules ${mark} N"; }`),
    );
    expect(rest.join('\n')).toBe(tablesOf(layout()));
  });
});
