import { expect, it } from 'vitest';
import { device } from '../../../test/golden/literals.ts';
import type { Remedy } from '../judge/check.ts';
import { remediesFor } from './remedies.ts';

const remedy = (text: string, more: Partial<Remedy> = {}): Remedy => ({
  step: 'update',
  text,
  effort: 'minutes',
  ...more,
});
const REMEDIES: readonly Remedy[] = [
  remedy('all'),
  remedy('players', { for: 'players' }),
  remedy('S1', { for: 's1' }),
  remedy('S2', { for: 's2' }),
  remedy('switch', { for: 'lockable', cures: ['in-clear'] }),
  remedy('others', { for: 'other-devices' }),
];
const player = (build?: string, ground = 'in-clear') => ({
  device: { evidence: device({}), identity: build === undefined ? {} : { build } },
  ground,
});
const other = { device: { evidence: device({}, { kind: 'upnp' }), identity: {} }, ground: 'in-clear' };
const texts = (...affected: Parameters<typeof remediesFor>[1]) =>
  remediesFor(REMEDIES, affected).map(({ text }) => text);

it.each<[string, readonly string[]]>([
  ['57.23-74170', ['all', 'players', 'S1']],
  ['70.3-35220', ['all', 'players', 'S2']],
  ['86.10-80260', ['all', 'players', 'S2', 'switch']],
  ['97.1-80312', ['all', 'players', 'S2', 'switch']],
])('a player on %s', (build, expected) => {
  expect(texts(player(build))).toEqual(expected);
});

it('a player whose software is not known is told of everything that may be there', () => {
  expect(texts(player())).toEqual(['all', 'players', 'S2', 'switch']);
});

it('another device', () => {
  expect(texts(other)).toEqual(['all', 'others']);
});

it('a cure of another ground is not told', () => {
  expect(texts(player('97.1-80312', 'over-tls'))).toEqual(['all', 'players', 'S2']);
});

it('several devices get what helps at least one of them, each text once', () => {
  expect(texts(player('97.1-80312', 'over-tls'), player('57.23-74170'), other)).toEqual([
    'all',
    'players',
    'S1',
    'S2',
    'others',
  ]);
  expect(remediesFor([remedy('same'), remedy('same', { for: 's1' })], [player('57.23-74170')])).toEqual([
    remedy('same'),
  ]);
});
