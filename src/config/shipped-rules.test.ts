import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { readYaml } from '../base/yaml/read.ts';
import { ConfigSchema, SHIPPED_ROLES } from './schema.ts';
import { SHIPPED_TEXT } from './shipped-rules.ts';
import { checkMeaning } from './check-meaning.ts';

it('are a configuration by itself, with every shipped role', () => {
  const read = readYaml(`${SHIPPED_TEXT}version: 1\nplayers: {}\n`);
  const value = read.ok ? read.value.value : undefined;
  if (!Value.Check(ConfigSchema, value)) throw new Error('it does not fit the schema');
  expect(checkMeaning(value)).toEqual([]);
  expect(Object.keys(value.roles ?? {})).toEqual([...SHIPPED_ROLES]);
});
