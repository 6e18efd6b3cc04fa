import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { isBetween, pinholeText } from './pinhole.ts';

const config = readConfig(
  `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`,
  'tonewall.yaml',
);
const layout = config.ok ? layoutOf(config.value) : undefined;
const PINHOLE = { player: '10.0.30.21', client: '10.0.10.5', port: 4711 };

it.each([
  ['a player and people', {}, true],
  ['another player', { player: '10.0.30.22' }, false],
  ['somebody else', { client: '10.0.40.5' }, false],
  ['players', { client: '10.0.30.21' }, false],
])('is between %s: %s', (_, changes, expected) => {
  expect(layout && isBetween({ ...PINHOLE, ...changes }, layout)).toBe(expected);
});

it('lasts anew when it is asked for again, in one transaction', () => {
  expect(pinholeText(PINHOLE)).toBe(
    'add element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 }\n' +
      'delete element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 }\n' +
      'add element inet tonewall pinholes { 10.0.30.21 . 10.0.10.5 . 4711 timeout 3h }\n',
  );
});
