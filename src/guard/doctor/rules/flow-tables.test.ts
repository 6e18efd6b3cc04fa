import { expect, it } from 'vitest';
import { flowTablesIn } from './flow-tables.ts';

/** As libnftables-json(5) has flow tables: one card is a text, several are a list. */
const table = (name: string, dev: unknown, family = 'inet') => ({
  flowtable: { family, name, table: 'fw4', handle: 1, hook: 'ingress', prio: 0, dev },
});
const fills = (flowtable: string, family = 'inet') => ({
  rule: { family, table: 'fw4', chain: 'forward', handle: 3, expr: [{ flow: { op: 'add', flowtable } }] },
});
const read = (...parts: readonly object[]) => flowTablesIn(JSON.stringify({ nftables: parts }));

it('reads those that a rule fills, with one card or several', () => {
  expect(
    read({ metainfo: {} }, table('ft', ['eth0', 'eth1']), table('one', 'eth2'), fills('@ft'), fills('@one')),
  ).toEqual([
    { family: 'inet', table: 'fw4', name: 'ft', cards: ['eth0', 'eth1'] },
    { family: 'inet', table: 'fw4', name: 'one', cards: ['eth2'] },
  ]);
});

it('leaves out what no rule fills, or one of another family', () => {
  expect(read(table('ft', 'eth0'))).toEqual([]);
  expect(read(table('ft', 'eth0', 'ip'), fills('@ft'))).toEqual([]);
});

it('takes nothing for what it is not', () => {
  expect(
    read({ flowtable: { name: 'ft' } }, { rule: { expr: 'no' } }, { rule: { expr: [null, 7] } }),
  ).toEqual([]);
  expect(read(table('ft', [1, 'eth0', null]), fills('@ft'))).toMatchObject([{ cards: ['eth0'] }]);
  expect([flowTablesIn(''), flowTablesIn('{"nftables":7}')]).toEqual([undefined, undefined]);
});
