import { expect, it } from 'vitest';
import { KITCHEN_RECORDS, knownPlayerOf, placeOf } from '../../../../test/rig/mdns-records.ts';
import { speaksForPlayer } from './pretence.ts';

const { pointer, service, text } = KITCHEN_RECORDS;
const known = { places: () => [placeOf('Kitchen')], player: () => knownPlayerOf('Kitchen') };

it('is a record that names a player of the house', () => {
  for (const record of [pointer, service, text]) expect(speaksForPlayer([record], known)).toBe(true);
});

it('is none where that player has not told what it is, or another thing is named', () => {
  expect(speaksForPlayer([pointer, text], { ...known, player: () => undefined })).toBe(false);
  const printer = { ...pointer, name: '_ipp._tcp.local', target: 'Printer._ipp._tcp.local' };
  expect(speaksForPlayer([printer], known)).toBe(false);
});
