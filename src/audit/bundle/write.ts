import { createHash } from 'node:crypto';
import type { Disk } from '../../ports/disk.ts';
import { EVIDENCE_SCHEMA_VERSION } from '../evidence/version.ts';
import { type Bundle, BUNDLE_FILES, MANIFEST_FILE, type Manifest } from './bundle.ts';

/**
 * Writes the bundle into a folder, the manifest last and with the hashes of the rest: a run that dies on the way
 * leaves files that no reader takes for a bundle. Fails with `file-unwritable`.
 */
export async function writeBundle(disk: Disk, folder: string, bundle: Bundle): Promise<void> {
  const texts = filesOf(bundle);
  for (const name of BUNDLE_FILES) await disk.write(`${folder}/${name}`, texts[name]);
  await disk.write(`${folder}/${MANIFEST_FILE}`, asJson(manifestOf(bundle, texts)));
}

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
