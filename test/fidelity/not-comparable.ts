import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Parse } from 'typebox/value';
import { parse } from 'yaml';

const NotComparable = Type.Array(
  Type.Object(
    { why: Type.String({ minLength: 20 }), files: Type.Array(Type.String(), { minItems: 1 }) },
    { additionalProperties: false },
  ),
);

/** Recorded files that are compared with nothing, by reason. */
export const readNotComparable = (): Static<typeof NotComparable> =>
  Parse(NotComparable, parse(readFileSync(join(import.meta.dirname, 'not-comparable.yaml'), 'utf8')));
