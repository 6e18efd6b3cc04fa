import { code } from './markdown.ts';

/** What a schema says of one key; only the words that the table shows. */
interface Described {
  readonly type?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Described[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly patternProperties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly const?: string | number | boolean;
}

function kindOf(schema: Described): string {
  if (schema.enum) return schema.enum.join(', ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' or ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'integer' || schema.type === 'number')
    return `${schema.minimum ?? ''} to ${schema.maximum ?? ''}`;
  if (schema.type === 'array') return 'list';
  return schema.type === 'object' ? 'mapping' : (schema.type ?? 'text');
}

/** One row a key, keys inside keys behind a dot, items of lists behind `[]`, names that people choose as `*`. */
function rowsOf(schema: Described, prefix: string): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, key]) => {
    const path = `${prefix}${name}`;
    const named = Object.values(key.patternProperties ?? {}).flatMap((one) => rowsOf(one, `${path}.*.`));
    const inner = key.type === 'array' ? rowsOf(key.items ?? {}, `${path}[].`) : rowsOf(key, `${path}.`);
    const needed = schema.required?.includes(name) ? 'yes' : '';
    return [
      [code(path), kindOf(key), needed, key.description ?? key.items?.description ?? ''],
      ...named,
      ...inner,
    ];
  });
}

/** The rows of a schema: key, value, whether it is needed, what it is. A schema is JSON; as such it has just the words above. */
export const schemaRows = (schema: object): readonly (readonly string[])[] =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- typebox's own types say more than is read here
  rowsOf(JSON.parse(JSON.stringify(schema)) as Described, '');
