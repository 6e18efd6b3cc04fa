import { asObject, listOf } from './unknown-parts.ts';

interface Broken {
  readonly keyword: string;
  /** As the library says it. */
  readonly message: string;
  readonly params: object;
  readonly schema: unknown;
}

/** What a value should be, for whoever writes the file. The library speaks of schemas, and to programmers. */
export function schemaWords({ keyword, message, params, schema }: Broken): string {
  const { limit: bound, type } = asObject(params);
  const limit = shown(bound);
  const parts = asObject(schema);
  if (keyword === 'enum') return `must be one of ${listOf(parts['enum']).map(shown).join(', ')}`;
  if (keyword === 'type') return `must be ${kindWords(shown(type), parts)}`;
  if (keyword === 'pattern') return patternWords(parts);
  if (keyword === 'minimum') return `must be at least ${limit}`;
  if (keyword === 'maximum') return `must be at most ${limit}`;
  if (keyword === 'minItems') return limit === '1' ? 'must not be empty' : `must have at least ${limit}`;
  return keyword === 'minLength' && limit === '1' ? 'must not be empty' : message;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
};

function kindWords(type: string, schema: Readonly<Record<string, unknown>>): string {
  const kind = KINDS[type] ?? type;
  return type === 'array' || type === 'object' ? `${kind}: ${exampleOf(schema)}` : kind;
}

function patternWords(schema: Readonly<Record<string, unknown>>): string {
  const [example] = listOf(schema['examples']);
  return `is not written as it should be${example === undefined ? '' : `: ${shown(example)}`}`;
}

const UNKNOWN = '…';

/** What fits a schema, as it stands in a file; dots where anything does. */
function exampleOf(schema: unknown): string {
  const { type, enum: values, examples, items, ...rest } = asObject(schema);
  const [known] = [...listOf(examples), ...listOf(values)];
  if (known !== undefined) return shown(known);
  if (type === 'array') return `[${exampleOf(items)}]`;
  return type === 'object' ? `{ ${keysOf(rest).join(', ')} }` : UNKNOWN;
}

/** Keys that have to be there, or the first; of names that anybody may give, one. */
function keysOf(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const properties = asObject(schema['properties']);
  const needed = listOf(schema['required']);
  const keys = needed.length > 0 ? needed.map(shown) : Object.keys(properties).slice(0, 1);
  const [ofNames] = Object.values(asObject(schema['patternProperties']));
  return ofNames === undefined
    ? keys.map((key) => `${key}: ${exampleOf(properties[key])}`)
    : [`NAME: ${exampleOf(ofNames)}`];
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
