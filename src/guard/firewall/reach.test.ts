import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { mayReach, reachText } from './reach.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players, internet: { names: [a.example], resolver: 9.9.9.9 } }
  - { interface: eth2, network: 10.0.31.0/24, holds: players }
  - { interface: eth3, network: 5.5.0.0/16, role: member }
  - { interface: eth0, holds: internet }
`,
  'tonewall.yaml',
);
const layout = config.ok ? layoutOf(config.value) : undefined;
const KITCHEN = { player: '10.0.30.21', addresses: ['1.2.3.4'], seconds: 900 };
const may = (more: Partial<typeof KITCHEN>): boolean =>
  layout !== undefined && mayReach({ ...KITCHEN, ...more }, layout);

it('whoever is where players reach the internet by name may reach what is outside', () => {
  expect([may({}), may({ player: '10.0.30.99' }), may({ addresses: ['1.2.3.4', '9.9.9.9'] })]).toEqual([
    true,
    true,
    true,
  ]);
});

it.each([
  ['a player of a segment without a list', { player: '10.0.31.21' }],
  ['somebody else', { player: '5.5.0.9' }],
  ['the network', { player: '10.0.30.0' }],
  ['everybody', { player: '10.0.30.255' }],
  ['a player, to another player', { addresses: ['10.0.30.22'] }],
  ['a player, to people with public addresses', { addresses: ['5.5.0.9'] }],
  ['a player, to a group', { addresses: ['239.255.255.250'] }],
  ['a player, to this computer', { addresses: ['127.0.0.1'] }],
  ['a player, to a private network with something public', { addresses: ['1.2.3.4', '192.168.1.1'] }],
])('%s may not', (_, more) => {
  expect(may(more)).toBe(false);
});

it('is put anew, with its time, each address once', () => {
  expect(reachText({ ...KITCHEN, addresses: ['1.2.3.4', '1.2.3.5', '1.2.3.4'] })).toBe(
    [
      'add element inet tonewall reached { 10.0.30.21 . 1.2.3.4, 10.0.30.21 . 1.2.3.5 }',
      'delete element inet tonewall reached { 10.0.30.21 . 1.2.3.4, 10.0.30.21 . 1.2.3.5 }',
      'add element inet tonewall reached { 10.0.30.21 . 1.2.3.4 timeout 900s, 10.0.30.21 . 1.2.3.5 timeout 900s }',
      '',
    ].join('\n'),
  );
});
