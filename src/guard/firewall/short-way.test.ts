import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { namesCardsOf, shortWayTable, shortWayText } from './short-way.ts';
import { tableText } from './table.ts';
import { tablesOf } from './transaction.ts';

function layout(home = ', short-way: true', guests = '') {
  const config = readConfig(
    `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { name: speakers, interface: eth1, network: 10.0.30.0/24, holds: players }
  - { name: upstairs, interface: eth2, network: 10.0.31.0/24, holds: players }
  - { name: home, interface: br-lan.10, network: 10.0.10.0/24, role: member${home} }
  - { name: guests, interface: eth4, network: 10.0.20.0/24, role: guest${guests} }
`,
    'tonewall.yaml',
  );
  const found = config.ok ? layoutOf(config.value) : undefined;
  if (!found) throw new Error('the configuration of the test is wrong');
  return found;
}

const ALL = ['eth1', 'eth2', 'br-lan.10', 'eth4'];
const tableFor = (cards: readonly string[], wanted = layout()) => shortWayTable(wanted.gateway, cards);
const chains = (cards: readonly string[], wanted = layout()) =>
  tableFor(cards, wanted)?.chains.map(({ name, rules }) => `${name} ${rules.length}`);

it('is at the cards that have it, and to the cards of players', () => {
  expect(chains(ALL)).toEqual(['from_br-lan.10 2', 'to_br-lan.10 1']);
  expect(chains(ALL, layout('', ', short-way: true'))).toEqual(['from_eth4 2', 'to_eth4 1']);
});

it('names no card that is not there', () => {
  expect(chains(['eth2', 'br-lan.10'])).toEqual(['from_br-lan.10 1', 'to_br-lan.10 1']);
  expect(chains(['eth1', 'eth2', 'eth4'])).toBe(undefined);
  expect(chains(['br-lan.10', 'eth4'])).toBe(undefined);
});

it('is for addresses of its own segment and of players, and leaves what begins and ends a connection to the rules', () => {
  const [answers] = tableFor(ALL)?.chains ?? [];
  for (const rule of answers?.rules ?? []) {
    expect(rule).toContain('ip saddr 10.0.10.0/24 ');
    expect(rule).toContain('tcp flags & (fin | syn | rst) == 0 ');
  }
  expect(answers?.rules[1]).toMatch(/ip daddr 10\.0\.31\.0\/24 .* device "eth2"$/);
});

it('is opened by the mark that the rules set, and by nothing else of them', () => {
  const opened = tableFor(ALL)?.chains[1]?.rules.join('\n') ?? '';
  const mark = /^meta mark (0x[0-9a-f]{8}) update @stands /.exec(opened)?.[1];
  const marking = tablesOf(layout())
    .split('\n')
    .filter((line) => line.includes(mark ?? 'no mark'));
  expect(marking.map((line) => line.trim())).toEqual([
    `oifname "br-lan.10" meta mark 0 meta mark set ${mark}`,
  ]);
});

it('changes nothing in the rules where no segment has it', () => {
  expect(tablesOf(layout(''))).not.toContain('mark set');
  expect(tableFor(ALL, layout(''))).toBe(undefined);
});

it('takes the place of what is there in one transaction, and of it alone', () => {
  const table = tableFor(ALL);
  expect(shortWayText(table)).toBe(
    `add table netdev tonewall\ndelete table netdev tonewall\n${table && tableText(table)}`,
  );
  expect(shortWayText()).toBe('add table netdev tonewall\ndelete table netdev tonewall\n');
});

it('is not the same where a card is another one of its name, which nft lists by its old number', () => {
  const table = tableFor(ALL);
  if (!table) throw new Error('there is none');
  const listed = tableText(table);
  expect(namesCardsOf(listed, table)).toBe(true);
  expect(namesCardsOf(listed.replace(/device "eth2"/, 'device 7'), table)).toBe(false);
  expect(namesCardsOf(listed.replace(/device "br-lan.10" priority/, 'priority'), table)).toBe(false);
});
