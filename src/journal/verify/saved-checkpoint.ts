import type { KeyObject } from 'node:crypto';
import { TonewallError } from '../../base/errors.ts';
import type { Disk } from '../../ports/disk.ts';
import { type Checkpoint, checkCheckpoint } from '../checkpoint.ts';
import { isFacts } from '../parse-line.ts';
import { fingerprint } from '../write/keys.ts';

const MAX_BYTES = 4096;

/** A checkpoint as a file of its own, to be kept where whoever could change the journal cannot. */
export const savedText = (
  { at, through, hash, begins, signature }: Checkpoint,
  publicKey: KeyObject,
): string =>
  `${JSON.stringify({ format: 1, key: fingerprint(publicKey), at, through, hash, begins, signature })}\n`;

/** Reads what `savedText` made; fails with `checkpoint-invalid` or `file-unreadable`. */
export async function readSaved(disk: Disk, path: string, publicKey: KeyObject): Promise<Checkpoint> {
  const facts = objectIn(Buffer.from(await disk.read(path, MAX_BYTES)).toString());
  const isOurs = facts && facts['format'] === 1 && facts['key'] === fingerprint(publicKey);
  const checkpoint = isOurs ? checkCheckpoint(publicKey, facts['at'], facts) : undefined;
  if (checkpoint?.ok) return checkpoint.value;
  throw new TonewallError('checkpoint-invalid', `${path} is no checkpoint of this journal`);
}

function objectIn(text: string) {
  try {
    const value: unknown = JSON.parse(text);
    return isFacts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
