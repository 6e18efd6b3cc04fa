import type { TSchema } from 'typebox';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { didYouMean } from './did-you-mean.ts';
import type { Finding, Path } from './problem.ts';
import { schemaWords } from './schema-words.ts';
import { asObject, listOf } from './unknown-parts.ts';

/** The library stops after 8 errors unless told otherwise, for the whole process. */
const MAX_ERRORS = 1000;

/** Everything in which a value does not fit the schema, in the order of the file as far as known. */
export function checkSchema(root: TSchema, value: unknown): readonly Finding[] {
  Settings.Set({ maxErrors: MAX_ERRORS });
  return Value.Errors(root, value).flatMap((error) => {
    const path = pathOf(error.instancePath, value);
    const schema = at(root, error.schemaPath.replace(/^#\/?/, '').split('/').filter(Boolean));
    return findingOf({ keyword: error.keyword, message: error.message, params: error.params, path, schema });
  });
}

interface SchemaError {
  readonly keyword: string;
  readonly message: string;
  readonly params: object;
  readonly path: Path;
  readonly schema: unknown;
}

function findingOf({ keyword, message, params, path, schema }: SchemaError): readonly Finding[] {
  if (keyword === 'additionalProperties') {
    const known = Object.keys(asObject(asObject(schema)['properties']));
    return stringsOf(params, 'additionalProperties').map((key) => unknownKey([...path, key], key, known));
  }
  // The same keys once more, without their names.
  if (keyword === 'boolean') return [];
  if (keyword === 'required') {
    return stringsOf(params, 'requiredProperties').map((key) => ({ path, message: `${key} is missing` }));
  }
  const hint = asObject(schema)['description'];
  const words = schemaWords({ keyword, message, params, schema });
  return [{ path, message: words, ...(typeof hint === 'string' ? { hint } : {}) }];
}

function unknownKey(path: Path, key: string, known: readonly string[]): Finding {
  const guess = didYouMean(key, known);
  return {
    path,
    message: 'unknown key',
    hint: guess ? `did you mean ${guess}?` : `known: ${known.join(', ')}`,
  };
}

function stringsOf(params: object, key: string): readonly string[] {
  return listOf(asObject(params)[key]).filter((item) => typeof item === 'string');
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner, key) => asObject(inner)[key], value);

/** JSON pointer (RFC 6901) to keys, with numbers where the value has an array. */
function pathOf(pointer: string, root: unknown): Path {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let value = root;
  return keys.map((key) => {
    const part = Array.isArray(value) ? Number(key) : key;
    value = asObject(value)[key];
    return part;
  });
}
