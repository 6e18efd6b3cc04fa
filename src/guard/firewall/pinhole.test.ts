import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import { layoutOf } from './layout.ts';
import { isBetween, pinholeIn, pinholeText } from './pinhole.ts';

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

describe('what is asked for', () => {
  it('is read where it is a pinhole and nothing else', () => {
    expect(pinholeIn(JSON.stringify(PINHOLE))).toEqual(PINHOLE);
  });
  it.each([
    ['no JSON', '{'],
    ['another thing', '[]'],
    ['a port too many', JSON.stringify({ ...PINHOLE, port: 65_536 })],
    ['port 0', JSON.stringify({ ...PINHOLE, port: 0 })],
    ['half a port', JSON.stringify({ ...PINHOLE, port: 1.5 })],
    ['a port as text', JSON.stringify({ ...PINHOLE, port: '4711' })],
    ['rules in an address', JSON.stringify({ ...PINHOLE, client: '10.0.10.5 . 1 }; flush ruleset' })],
    ['an IPv6 address', JSON.stringify({ ...PINHOLE, client: 'fd00::1' })],
    ['a network', JSON.stringify({ ...PINHOLE, client: '10.0.10.0/24' })],
    ['more than that', JSON.stringify({ ...PINHOLE, more: true })],
    ['nothing of it', '{}'],
  ])('is refused as %s', (_, line) => {
    expect(pinholeIn(line)).toBe(undefined);
  });
});

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
