import { Type } from 'typebox';
import { Sighting } from '../evidence/sighting.ts';
import { TranscriptEntry } from '../evidence/transcript.ts';
import { EvidenceFile, Manifest } from './bundle.ts';

/** The published schema of a bundle's files, by name: what `schemas/bundle.json` holds. `transcript.ndjson` has one entry a line. */
export const bundleJsonSchema = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:tonewall:schema:bundle',
      title: 'The files of a bundle',
      $defs: {
        'manifest.json': Manifest,
        'evidence.json': EvidenceFile,
        'sightings.json': Type.Array(Sighting),
        'transcript.ndjson': TranscriptEntry,
      },
    },
    undefined,
    2,
  )}\n`;
