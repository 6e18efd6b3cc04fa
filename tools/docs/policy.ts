import { CEDAR_SCHEMA } from '../../src/guard/policy/cedar-schema.ts';
import { CasesSchema } from '../../src/guard/policy/cases/schema.ts';
import { table } from './markdown.ts';
import type { Page } from './page.ts';
import { schemaRows } from './schema-rows.ts';

/** Parts of a page that is written by hand. */
export const policyPages: readonly Page[] = [
  { path: 'docs/policy.md', part: 'schema', render: () => `\`\`\`\n${CEDAR_SCHEMA}\`\`\`\n` },
  {
    path: 'docs/policy.md',
    part: 'cases',
    render: () => table(['key', 'value', 'needed', 'what it is'], schemaRows(CasesSchema)),
  },
];
