import { expect, it } from 'vitest';
import { readConfig } from '../../config/read.ts';
import type { Config } from '../../config/config.ts';
import { hasSameDoors } from './places.ts';

const KITCHEN = 'Kitchen: { address: 10.0.1.2, guarded-at: 10.0.2.2 }';
const OFFICE = 'Office: { address: 10.0.1.3, guarded-at: 10.0.2.3 }';

function configOf(players: readonly string[], more = ''): Config {
  const read = readConfig(
    `version: 1\nplayers:\n${players.map((line) => `  ${line}\n`).join('')}${more}`,
    'x',
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

it.each([
  ['the same in another order, other rules', [OFFICE, KITCHEN], true],
  ['one less', [KITCHEN], false],
  ['another address', [KITCHEN, OFFICE.replace('1.3', '1.4')], false],
  ['another door', [KITCHEN, OFFICE.replace('2.3', '2.4')], false],
  ['another name', [KITCHEN, OFFICE.replace('Office', 'Study')], false],
] as const)('doors: %s', (_what, players, same) => {
  const before = configOf([KITCHEN, OFFICE]);
  const next = configOf(players, 'segments: [{ network: 10.0.0.0/8, role: guest }]\n');
  expect(hasSameDoors(before, next)).toBe(same);
});
