import { isIPv4 } from 'node:net';
import { modelByNumber, UNNAMED_MODEL_NUMBERS } from '../../catalog/models.ts';
import { checkFault } from './check-fault.ts';
import { checkRoles } from './check-roles.ts';
import { noRoom } from './no-room.ts';
import type { Finding, Path } from '../../base/yaml/problem.ts';
import type { HouseholdDefinition } from './schema.ts';

/** What the schema cannot say: names that refer to nothing, things that must be unique, bonds that cannot be. */
export function checkMeaning(household: HouseholdDefinition): readonly Finding[] {
  const names = household.rooms.map(({ name }) => name);
  return [
    ...checkAddresses(household),
    ...checkUnique(household),
    ...checkModels(household),
    ...household.rooms.flatMap((room, index) => checkRoles(room, ['rooms', index])),
    ...checkReferences(household),
    ...(household.faults ?? []).flatMap((fault, index) => checkFault(names, fault, ['faults', index])),
  ];
}

interface Placed {
  readonly text: string;
  readonly path: Path;
}

const playersOf = ({ rooms }: HouseholdDefinition) =>
  rooms.flatMap((room, roomIndex) =>
    room.players.map((player, index) => ({ player, path: ['rooms', roomIndex, 'players', index] as Path })),
  );

function checkAddresses(household: HouseholdDefinition): readonly Finding[] {
  const { firstAddress } = household;
  const given: readonly Placed[] = [
    ...(firstAddress === undefined ? [] : [{ text: firstAddress, path: ['firstAddress'] }]),
    ...playersOf(household).flatMap(({ player: { address }, path }) =>
      address === undefined ? [] : [{ text: address, path: [...path, 'address'] }],
    ),
  ];
  return given
    .filter(({ text }) => !isIPv4(text))
    .map(({ path }) => ({ path, message: 'is no IPv4 address' }));
}

function checkUnique(household: HouseholdDefinition): readonly Finding[] {
  const fields = (['address', 'mac', 'id'] as const).map((key) =>
    playersOf(household).flatMap(({ player, path }) => {
      const text = player[key];
      return text === undefined ? [] : [{ text, path: [...path, key] }];
    }),
  );
  const rooms = household.rooms.map(({ name }, index) => ({ text: name, path: ['rooms', index, 'name'] }));
  const grouped = (household.groups ?? []).flatMap((names, group) =>
    names.map((text, index) => ({ text, path: ['groups', group, index] })),
  );
  return [...fields, rooms, grouped].flatMap(repeats);
}

const repeats = (placed: readonly Placed[]): readonly Finding[] =>
  placed.flatMap(({ text, path }, index) =>
    placed.findIndex((other) => other.text === text) < index
      ? [{ path, message: `${text} is there twice` }]
      : [],
  );

function checkModels(household: HouseholdDefinition): readonly Finding[] {
  const unnamed: readonly string[] = UNNAMED_MODEL_NUMBERS;
  return playersOf(household)
    .filter(({ player: { model } }) => !modelByNumber(model) && !unnamed.includes(model))
    .map(({ player, path }) => ({
      path: [...path, 'model'],
      message: `${player.model} is no known model`,
      hint: 'a model number as in the description: S1, S13, S19, Sub, ZP120',
    }));
}

function checkReferences({ rooms, groups = [], alarms = [] }: HouseholdDefinition): readonly Finding[] {
  const names = rooms.map(({ name }) => name);
  const given: readonly Placed[] = [
    ...groups.flatMap((group, at) => group.map((text, index) => ({ text, path: ['groups', at, index] }))),
    ...alarms.map(({ room }, index) => ({ text: room, path: ['alarms', index, 'room'] })),
  ];
  return given.filter(({ text }) => !names.includes(text)).map(({ text, path }) => noRoom(text, path, names));
}
