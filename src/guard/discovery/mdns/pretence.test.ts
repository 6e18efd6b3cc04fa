import { expect, it } from 'vitest';
import { KITCHEN_RECORDS, knownPlayerOf, placeOf } from '../../../../test/rig/mdns-records.ts';
import { namedIn } from './pretence.ts';

const { pointer, service, text } = KITCHEN_RECORDS;
const place = placeOf('Kitchen');
const { id } = knownPlayerOf('Kitchen');
const known = { places: () => [place], idOf: () => id };

it('is a record that names a player of the house', () => {
  for (const record of [pointer, service, text]) expect(namedIn([record], known)).toEqual([{ place, id }]);
});

it('is none where the name of that player is not known, or another thing is named', () => {
  expect(namedIn([pointer, text], { ...known, idOf: () => undefined })).toEqual([]);
  const printer = { ...pointer, name: '_ipp._tcp.local', target: 'Printer._ipp._tcp.local' };
  expect(namedIn([printer], known)).toEqual([]);
});
