import { bundleJsonSchema } from '../../src/audit/bundle/json-schema.ts';
import { checksMarkdown } from '../../src/audit/checks/page.ts';
import { reportJsonSchema } from '../../src/audit/report/json-schema.ts';
import { GENERATED, type Page } from './page.ts';

/** What an audit publishes: its checks, and the shapes of its reports and bundles. */
export const auditPages: readonly Page[] = [
  { path: 'docs/checks.md', render: () => `${GENERATED}${checksMarkdown()}` },
  { path: 'schemas/report.json', render: reportJsonSchema },
  { path: 'schemas/bundle.json', render: bundleJsonSchema },
];
