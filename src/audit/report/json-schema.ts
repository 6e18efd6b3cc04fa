import { Report } from './model.ts';

/** The published schema of JSON reports: what `schemas/report.json` holds. */
export const reportJsonSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tonewall:schema:report',
      title: 'The report of an audit',
      ...Report,
    },
    undefined,
    2,
  )}\n`;
