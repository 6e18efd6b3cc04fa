import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { type Layout, layoutOf } from './layout.ts';
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
      text: `add table inet tonewall\ndelete table inet tonewall\nadd table arp tonewall\ndelete table arp tonewall\n${tablesOf(layout())}`,
    };
    expect(changeTo(layout(), undefined)).toEqual(all);
    expect(presentIn('table inet tonewall {\n\tcomment "mine"\n}\n')).toBe(undefined);
  });

  it('is nothing where all is as it should be', () => {
    expect(changeTo(layout(TWO), presentIn(tablesOf(layout(TWO))))).toEqual({ kind: 'none' });
  });

  it('is all of it where one of the tables is gone or of another time', () => {
    const [inet = '', arp = ''] = tablesOf(layout()).split(/^(?=table arp)/m);
    const [, old = ''] = tablesOf(layout(TWO, 'eth7')).split(/^(?=table arp)/m);
    expect([presentIn(inet), presentIn(arp), presentIn(inet + old)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(presentIn(inet + arp)).toBeDefined();
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

describe('the tables for a system without them', () => {
  it('are refused whole where there is one, and bear the same mark', () => {
    const text = createdTables(layout());
    const [inet = '', arp = '', ...rest] = text.split('\n');
    const mark = presentIn(tablesOf(layout()))?.rules;
    expect(mark).toMatch(/^[\da-f]{16}$/);
    expect(inet).toBe(`create table inet tonewall { comment "tonewall rules ${mark}"; }`);
    expect(arp).toBe(`create table arp tonewall { comment "tonewall rules ${mark}"; }`);
    expect(rest.join('\n')).toBe(tablesOf(layout()));
  });
});
