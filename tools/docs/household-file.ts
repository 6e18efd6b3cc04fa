import { HouseholdSchema } from '../../src/sim/definition/schema.ts';
import { table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';
import { schemaRows } from './schema-rows.ts';

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

${table(['key', 'value', 'needed', 'what it is'], schemaRows(HouseholdSchema))}`,
};
