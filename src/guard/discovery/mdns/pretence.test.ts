import { expect, it } from 'vitest';
import {
  KITCHEN_RECORDS,
  knownPlayerOf,
  OFFICE_RECORDS,
  placeOf,
} from '../../../../test/rig/mdns-records.ts';
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

it('is read once, however many players there are', () => {
  let reads = 0;
  const claim = { ...OFFICE_RECORDS.pointer };
  Object.defineProperty(claim, 'target', {
    get: () => {
      reads += 1;
      return OFFICE_RECORDS.pointer.target;
    },
  });
  const office = placeOf('Office');
  const house = {
    places: () => [place, ...Array(30).fill(place), office],
    idOf: (one: typeof place) => knownPlayerOf(one.room).id,
  };
  expect(namedIn([claim], house)).toEqual([{ place: office, id: knownPlayerOf('Office').id }]);
  expect(reads).toBe(1);
});
