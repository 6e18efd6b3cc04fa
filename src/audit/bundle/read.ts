import { createHash } from 'node:crypto';
import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { TonewallError } from '../../base/errors.ts';
import type { Disk } from '../../ports/disk.ts';
import { Sighting } from '../evidence/sighting.ts';
import { TranscriptEntry } from '../evidence/transcript.ts';
import { EVIDENCE_SCHEMA_VERSION } from '../evidence/version.ts';
import { type Bundle, BUNDLE_FILES, EvidenceFile, MANIFEST_FILE, Manifest } from './bundle.ts';
import { jsonDepth } from './depth.ts';

/**
 * A bundle is a stranger's file: what could go wrong is its size, its depth and its lies. Sizes are bounded here,
 * every value is checked against its schema, and the hashes tell damage (not forgery: nothing is signed). A run over
 * 32 players writes about 10 MB.
 */
export const BUNDLE_LIMITS = {
  manifestBytes: 65_536,
  fileBytes: 134_217_728,
  transcriptEntries: 200_000,
  depth: 24,
} as const;

type BundleDisk = Pick<Disk, 'read' | 'list' | 'exists'>;

/** Reads a folder that `writeBundle` wrote. Fails with `file-unreadable`, `bundle-invalid` or `bundle-version`. */
export async function readBundle(disk: BundleDisk, folder: string): Promise<Bundle> {
  const names = await disk.list(folder);
  if (!names.includes(MANIFEST_FILE)) throw invalid(`${folder} is no bundle: ${MANIFEST_FILE} is not there`);
  const manifest = readManifest(await disk.read(`${folder}/${MANIFEST_FILE}`, BUNDLE_LIMITS.manifestBytes));
  const [evidence, sightings, transcript] = await Promise.all(
    BUNDLE_FILES.map((name) => readMember({ disk, folder, manifest, name })),
  );
  return {
    run: manifest.run,
    devices: checked(EvidenceFile, parse(evidence ?? '', 'evidence.json'), 'evidence.json').devices,
    sightings: checked(Type.Array(Sighting), parse(sightings ?? '', 'sightings.json'), 'sightings.json'),
    transcript: readTranscript(transcript ?? ''),
  };
}

function readManifest(bytes: Uint8Array): Static<typeof Manifest> {
  const value = parse(asText(bytes, MANIFEST_FILE), MANIFEST_FILE);
  const version = Value.Check(Type.Object({ schemaVersion: Type.Integer() }), value)
    ? value.schemaVersion
    : undefined;
  if (version !== undefined && version !== EVIDENCE_SCHEMA_VERSION)
    throw new TonewallError(
      'bundle-version',
      `the bundle has schema version ${version}, this build reads ${EVIDENCE_SCHEMA_VERSION}`,
    );
  return checked(Manifest, value, MANIFEST_FILE);
}

interface Member {
  readonly disk: BundleDisk;
  readonly folder: string;
  readonly manifest: Static<typeof Manifest>;
  readonly name: (typeof BUNDLE_FILES)[number];
}

async function readMember({ disk, folder, manifest, name }: Member): Promise<string> {
  const listed = manifest.files.filter((file) => file.name === name);
  const [fact] = listed;
  if (!fact || listed.length > 1) throw invalid(`the manifest does not list ${name} once`);
  if (fact.bytes > BUNDLE_LIMITS.fileBytes) throw invalid(`${name} is larger than any bundle`);
  if (!(await disk.exists(`${folder}/${name}`))) throw invalid(`${name} is not there`);
  const bytes = await disk.read(`${folder}/${name}`, BUNDLE_LIMITS.fileBytes);
  if (bytes.length !== fact.bytes) throw invalid(`${name} has another length than the manifest says`);
  if (createHash('sha256').update(bytes).digest('hex') !== fact.sha256)
    throw invalid(`${name} does not have the hash that the manifest says`);
  return asText(bytes, name);
}

function readTranscript(text: string): Bundle['transcript'] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw invalid('transcript.ndjson ends inside a line');
  if (lines.length > BUNDLE_LIMITS.transcriptEntries) throw invalid('transcript.ndjson has too many lines');
  return lines.map((line, index) => {
    const entry = checked(TranscriptEntry, parse(line, 'transcript.ndjson'), 'transcript.ndjson');
    if (entry.number !== index + 1) throw invalid('transcript.ndjson is not numbered from 1 on');
    return entry;
  });
}

function checked<T extends TSchema>(schema: T, value: unknown, name: string): Static<T> {
  if (Value.Check(schema, value)) return value;
  const [first] = Value.Errors(schema, value);
  throw invalid(`${name} does not fit its schema${first ? ` at ${first.instancePath || '/'}` : ''}`);
}

function parse(text: string, name: string): unknown {
  if (jsonDepth(text) > BUNDLE_LIMITS.depth) throw invalid(`${name} is nested too deeply`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(`${name} is not JSON`, cause);
  }
}

function asText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid(`${name} is not UTF-8`, cause);
  }
}

const invalid = (message: string, cause?: unknown): TonewallError =>
  new TonewallError('bundle-invalid', message, cause === undefined ? {} : { cause });
