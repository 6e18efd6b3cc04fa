import { type Static, Type } from 'typebox';
import { DeviceEvidence } from '../evidence/device.ts';
import type { Frozen } from '../evidence/observation.ts';
import type { Sighting } from '../evidence/sighting.ts';
import type { TranscriptEntry } from '../evidence/transcript.ts';

/** The files of a bundle besides the manifest: a folder without one is no bundle. */
export const BUNDLE_FILES = ['evidence.json', 'sightings.json', 'transcript.ndjson'] as const;
export const MANIFEST_FILE = 'manifest.json';

/** The end of the year 9999: later dates have no ISO 8601 form of four digits. */
const LAST_MOMENT = 253_402_300_799_999;

/** Facts about the run. */
export const RunFacts = Type.Object(
  {
    /** Version of the Tonewall that gathered. */
    tool: Type.String(),
    /** Epoch milliseconds. */
    startedAt: Type.Integer({ minimum: 0, maximum: LAST_MOMENT }),
    finishedAt: Type.Integer({ minimum: 0, maximum: LAST_MOMENT }),
    /** What was asked for, in words: `addresses 192.0.2.7`, `search`. */
    scope: Type.Array(Type.String()),
    /** What discovery could not do, and what it saw and did not follow. */
    notes: Type.Array(Type.String()),
  },
  { additionalProperties: false },
);

export type RunFacts = Frozen<Static<typeof RunFacts>>;

export const Manifest = Type.Object(
  {
    format: Type.Literal('tonewall-bundle'),
    schemaVersion: Type.Integer({ minimum: 1 }),
    run: RunFacts,
    files: Type.Array(
      Type.Object(
        {
          name: Type.Enum([...BUNDLE_FILES]),
          bytes: Type.Integer({ minimum: 0 }),
          sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export type Manifest = Frozen<Static<typeof Manifest>>;

export const EvidenceFile = Type.Object(
  { devices: Type.Array(DeviceEvidence) },
  { additionalProperties: false },
);

/** Everything that one run gathered; all that judging needs. */
export interface Bundle {
  readonly run: RunFacts;
  readonly devices: readonly DeviceEvidence[];
  readonly sightings: readonly Sighting[];
  readonly transcript: readonly TranscriptEntry[];
}
