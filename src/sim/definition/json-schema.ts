import { HouseholdSchema } from './schema.ts';

/** The published schema of household files, for editors: what `schemas/household.json` holds. */
export const householdJsonSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tonewall:schema:household',
      title: 'A simulated household',
      ...HouseholdSchema,
    },
    undefined,
    2,
  )}\n`;
