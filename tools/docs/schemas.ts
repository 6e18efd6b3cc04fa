import { bundleJsonSchema } from '../../src/audit/bundle/json-schema.ts';
import { reportJsonSchema } from '../../src/audit/report/json-schema.ts';
import { householdJsonSchema } from '../../src/sim/definition/json-schema.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import type { Page } from './page.ts';

/** The published schemas, written from those in the code. */
export const schemaPages: readonly Page[] = [
  { path: 'schemas/bundle.json', render: bundleJsonSchema },
  { path: 'schemas/household.json', render: householdJsonSchema },
  { path: 'schemas/report.json', render: reportJsonSchema },
  { path: 'schemas/tonewall.json', render: configJsonSchema },
];
