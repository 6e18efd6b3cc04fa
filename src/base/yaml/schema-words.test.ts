import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { checkSchema } from './check-schema.ts';
import { Address, Flag, Strict, Text, Whole } from './schema-parts.ts';

const Player = Strict({ address: Address(), room: Type.Optional(Text()) });
const Schema = Strict({
  players: Type.Record(Type.String(), Player),
  days: Type.Optional(Type.Array(Type.Enum(['mon', 'tue']), { minItems: 1 })),
  names: Type.Optional(Type.Array(Text(), { minItems: 2 })),
  desk: Type.Optional(Strict({ port: Type.Optional(Whole(1, 9)) })),
  open: Type.Optional(Flag()),
  build: Type.Optional(Type.String({ pattern: '^x$' })),
});

const problems = (value: object) =>
  checkSchema(Schema, { players: {}, ...value }).map(({ message }) => message);

it.each([
  [{ players: [] }, 'must be keys with values: { NAME: { address: 192.168.1.20 } }'],
  [{ players: { Den: 7 } }, 'must be keys with values: { address: 192.168.1.20 }'],
  [{ players: { Den: { address: 'den.local' } } }, 'is not written as it should be: 192.168.1.20'],
  [{ players: { Den: { address: 7 } } }, 'must be text'],
  [{ days: 'mon' }, 'must be a list: [mon]'],
  [{ days: [] }, 'must not be empty'],
  [{ days: ['sun'] }, 'must be one of mon, tue'],
  [{ names: {} }, 'must be a list: […]'],
  [{ names: ['a'] }, 'must have at least 2'],
  [{ desk: 8080 }, 'must be keys with values: { port: … }'],
  [{ desk: { port: 'one' } }, 'must be a whole number'],
  [{ desk: { port: 0 } }, 'must be at least 1'],
  [{ desk: { port: 10 } }, 'must be at most 9'],
  [{ open: 'yes' }, 'must be true or false'],
  [{ build: 'y' }, 'is not written as it should be'],
])('%j: %s', (value, message) => {
  expect(problems(value)).toEqual([message]);
});
