import { HouseholdSchema } from '../../src/sim/definition/schema.ts';
import { code, table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';

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

/** One row a key, keys inside keys behind a dot, items of lists behind `[]`. */
function rowsOf(schema: Described, prefix: string): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, key]) => {
    const path = `${prefix}${name}`;
    const inner = key.type === 'array' ? rowsOf(key.items ?? {}, `${path}[].`) : rowsOf(key, `${path}.`);
    const needed = schema.required?.includes(name) ? 'yes' : '';
    return [[code(path), kindOf(key), needed, key.description ?? key.items?.description ?? ''], ...inner];
  });
}

/** A schema is JSON; as such it has just the words above. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- typebox's own types say more than is read here
const ROOT = JSON.parse(JSON.stringify(HouseholdSchema)) as Described;

export const householdFilePage: Page = {
  path: 'docs/household-file.md',
  render: () => `${GENERATED}# Household files

A simulated household is a YAML file. Only \`name\` and \`rooms\` are needed; everything else has a sensible default. Unknown keys are errors, and
all problems are told at once, each with its line. The schema for editors is [schemas/household.json](../schemas/household.json).

\`\`\`yaml
name: My home
rooms:
  - name: Kitchen
    players: [{ model: S13, build: 97.1-80312 }]
  - name: Living Room
    players:
      - { model: S18, build: 97.1-80312, role: left }
      - { model: S18, build: 97.1-80312, role: right }
\`\`\`

${table(['key', 'value', 'needed', 'what it is'], rowsOf(ROOT, ''))}`,
};
