import { expect, it } from 'vitest';
import { configOf, DOORS, GATEWAY, sceneOf } from '../../../test/rig/doctor.ts';
import { flatNetwork } from './flat-network.ts';

const CARDS = { lo: ['127.0.0.1/8'], eth0: ['192.168.1.2/24'] };
const at = (yaml: string, cards: Readonly<Record<string, readonly string[]>> = CARDS) =>
  flatNetwork(configOf(yaml), sceneOf({ cards }).ports.net.interfaces());

const KITCHEN = { room: 'Kitchen', network: '192.168.1.0/24' };
const ROLES = 'segments:\n  - { network: 192.168.1.0/24, role: member }\n';

it.each([
  ['players in a network of this computer', DOORS, { near: [KITCHEN], far: [] }],
  ['a role for that network keeps nobody away', `${DOORS}${ROLES}`, { near: [KITCHEN], far: [] }],
  [
    'a player behind another router',
    `${DOORS}  Bar: { address: 10.9.0.5, guarded-at: 192.168.1.121 }\n`,
    { near: [KITCHEN], far: ['Bar'] },
  ],
])('%s', (_what, yaml, expected) => {
  expect(at(yaml)).toEqual(expected);
});

it.each([
  ['a segment of players is named', GATEWAY],
  [
    'players are on this computer alone',
    'players:\n  Kitchen: { address: 127.30.0.1, guarded-at: 127.30.0.11 }\n',
  ],
])('is none where %s', (_what, yaml) => {
  expect(at(yaml)).toBeUndefined();
});

it('is one wherever the players are when nothing is known of this computer', () => {
  expect(at(DOORS, {})).toEqual({ near: [], far: ['Kitchen'] });
});
