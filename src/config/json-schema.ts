import { ConfigSchema } from './schema.ts';

/** The published schema of `tonewall.yaml`, for editors: what `schemas/tonewall.json` holds. */
export const configJsonSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tonewall:schema:tonewall',
      title: 'tonewall.yaml',
      ...ConfigSchema,
    },
    undefined,
    2,
  )}\n`;
