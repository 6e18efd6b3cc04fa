import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { type Layout, layoutOf } from './layout.ts';
import { changeTo, createdTable, presentIn, tableOf } from './transaction.ts';

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
      text: `add table inet tonewall\ndelete table inet tonewall\n${tableOf(layout())}`,
    };
    expect(changeTo(layout(), undefined)).toEqual(all);
    expect(presentIn('table inet tonewall {\n\tcomment "mine"\n}\n')).toBe(undefined);
  });

  it('is nothing where all is as it should be', () => {
    expect(changeTo(layout(TWO), presentIn(tableOf(layout(TWO))))).toEqual({ kind: 'none' });
  });

  it('are the elements of maps alone where only players came or went', () => {
    expect(changeTo(layout(TWO), presentIn(tableOf(layout())))).toEqual({
      kind: 'players',
      text:
        'add element inet tonewall doors { 10.0.30.22 . 1400 : 31124, 10.0.30.22 . 1443 : 31125 }\n' +
        'add element inet tonewall voices { 10.0.30.22 : 31124 }\n' +
        'add element inet tonewall faces { 31124 : 10.0.30.22 . 1900 }\n',
    });
    expect(changeTo(layout(), presentIn(tableOf(layout(TWO))))).toEqual({
      kind: 'players',
      text:
        'delete element inet tonewall doors { 10.0.30.22 . 1400 : 31124, 10.0.30.22 . 1443 : 31125 }\n' +
        'delete element inet tonewall voices { 10.0.30.22 : 31124 }\n' +
        'delete element inet tonewall faces { 31124 : 10.0.30.22 . 1900 }\n',
    });
  });

  it('is the table where a rule is another', () => {
    expect(changeTo(layout(TWO, 'eth7'), presentIn(tableOf(layout()))).kind).toBe('all');
  });
});

describe('the table for a system without one', () => {
  it('is refused whole where there is one, and bears the same mark', () => {
    const text = createdTable(layout());
    const [first = '', ...rest] = text.split('\n');
    expect(first).toMatch(/^create table inet tonewall \{ comment "tonewall rules [\da-f]{16}"; \}$/);
    expect(rest.join('\n')).toBe(tableOf(layout()));
    expect(first).toContain(`rules ${presentIn(tableOf(layout()))?.rules}"`);
  });
});
