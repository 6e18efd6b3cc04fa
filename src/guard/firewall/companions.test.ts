import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { type Layout, layoutOf } from './layout.ts';
import { changeTo, presentIn, tablesOf } from './transaction.ts';

interface House {
  readonly upstairs?: string;
  readonly downstairs?: string;
  readonly more?: string;
}

function house({ upstairs = '', downstairs = '', more = '' }: House): Layout {
  const text = `version: 1
players: { Kitchen: { address: 10.0.30.21 }, Bar: { address: 10.0.50.21 }, Attic: { address: 10.0.60.21 }${more} }
segments:
  - { name: upstairs, interface: eth1, network: 10.0.30.0/24, holds: players${upstairs} }
  - { name: downstairs, interface: eth2, network: 10.0.50.0/24, holds: players${downstairs} }
  - { name: attic, interface: eth3, network: 10.0.60.0/24, holds: players }
`;
  const config = readConfig(text, 'tonewall.yaml');
  const layout = config.ok ? layoutOf(config.value) : undefined;
  if (!layout) throw new Error('the configuration of the test is wrong');
  return layout;
}

const BOTH_WAYS = [
  ['10.0.30.21', '10.0.50.21'],
  ['10.0.50.21', '10.0.30.21'],
];
const RULE = 'ct state != invalid ip saddr . ip daddr @companions goto passed';

describe('players of two segments', () => {
  it('reach each other nowhere, unless told', () => {
    const apart = house({});
    expect(apart.companions).toEqual([]);
    expect(tablesOf(apart)).not.toContain('@companions');
  });

  it.each<[string, House]>([
    ['by the first', { upstairs: ', plays-with: [downstairs]' }],
    ['by the second', { downstairs: ', plays-with: [upstairs]' }],
    ['by both', { upstairs: ', plays-with: [downstairs]', downstairs: ', plays-with: [upstairs]' }],
  ])('reach each other in both directions when it is said %s, and nobody else', (_, said) => {
    const together = house(said);
    expect(together.companions.toSorted(([one], [other]) => one.localeCompare(other))).toEqual(BOTH_WAYS);
    expect(
      tablesOf(together)
        .split('\n')
        .map((line) => line.trim()),
    ).toContain(RULE);
  });

  it('come and go without the rules being touched', () => {
    const before = house({ upstairs: ', plays-with: [downstairs]' });
    const after = house({
      upstairs: ', plays-with: [downstairs]',
      more: ', Office: { address: 10.0.30.22 }',
    });
    const change = changeTo(after, presentIn(tablesOf(before)));
    expect(change.kind).toBe('players');
    expect('text' in change && change.text).toContain(
      'add element inet tonewall companions { 10.0.30.22 . 10.0.50.21, 10.0.50.21 . 10.0.30.22 }\n',
    );
    expect(changeTo(before, presentIn(tablesOf(before)))).toEqual({ kind: 'none' });
  });
});
