import { createHash } from 'node:crypto';
import type { Disk } from '../../ports/disk.ts';
import { EVIDENCE_SCHEMA_VERSION } from '../evidence/version.ts';
import { type Bundle, BUNDLE_FILES, MANIFEST_FILE, type Manifest } from './bundle.ts';

/**
 * Writes the bundle as a folder of its own, whole or not at all; a bundle of that name is replaced. The manifest has the
 * hashes of the rest. Fails with `file-unwritable`.
 */
export async function writeBundle(
  disk: Pick<Disk, 'writeFolder'>,
  folder: string,
  bundle: Bundle,
): Promise<void> {
  const texts = filesOf(bundle);
  const manifest = asJson(manifestOf(bundle, texts));
  await disk.writeFolder(folder, new Map([...Object.entries(texts), [MANIFEST_FILE, manifest]]));
}

/** Fails with `file-unwritable` where a bundle could not be written: before a run, so that none is lost. */
export const checkBundleFolder = (disk: Pick<Disk, 'checkWritable'>, folder: string): Promise<void> =>
  disk.checkWritable(folder, [...BUNDLE_FILES, MANIFEST_FILE]);

type BundleTexts = Readonly<Record<(typeof BUNDLE_FILES)[number], string>>;

function filesOf({ devices, sightings, transcript }: Bundle): BundleTexts {
  return {
    'evidence.json': asJson({ devices }),
    'sightings.json': asJson(sightings),
    'transcript.ndjson': transcript.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
  };
}

const manifestOf = ({ run }: Bundle, texts: BundleTexts): Manifest => ({
  format: 'tonewall-bundle',
  schemaVersion: EVIDENCE_SCHEMA_VERSION,
  run,
  files: BUNDLE_FILES.map((name) => ({
    name,
    bytes: Buffer.byteLength(texts[name]),
    sha256: createHash('sha256').update(texts[name]).digest('hex'),
  })),
});

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
