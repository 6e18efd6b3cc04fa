import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bundleJsonSchema } from './bundle/json-schema.ts';
import { reportJsonSchema } from './report/json-schema.ts';

it.each([
  ['report.json', reportJsonSchema],
  ['bundle.json', bundleJsonSchema],
])('schemas/%s is the schema in the code', (name, render) => {
  const published = readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(JSON.parse(render()));
});
