import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { nodeAppendDisk } from '../../host/append/append-disk.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import { publicKeyIn } from '../../journal/checkpoint.ts';
import { PUBLIC_KEY_FILE } from '../../journal/files.ts';
import type { Problem } from '../../journal/verify/problem.ts';
import { readSaved, savedText } from '../../journal/verify/saved-checkpoint.ts';
import { type Verification, verifyJournal } from '../../journal/verify/verify.ts';
import type { Disk } from '../../ports/disk.ts';
import type { CommandContext } from '../command.ts';
import { type FolderFlags, journalFolder } from './folder.ts';

export interface VerifyFlags extends FolderFlags {
  readonly sinceCheckpoint?: string;
  readonly saveCheckpoint?: string;
  readonly key?: string;
  readonly json?: true;
}

const MAX_KEY_BYTES = 4096;

export async function runVerify(
  { terminal }: CommandContext,
  given: string | undefined,
  flags: VerifyFlags,
): Promise<number> {
  const disk = nodeDisk();
  const folder = await journalFolder(disk, given, flags);
  const publicKey = await keyIn(disk, flags.key ?? join(folder, PUBLIC_KEY_FILE));
  const since = flags.sinceCheckpoint && (await readSaved(disk, flags.sinceCheckpoint, publicKey));
  const ports = { disk, files: nodeAppendDisk() };
  const found = await verifyJournal(ports, { folder, publicKey, ...(since ? { since } : {}) });
  const isIntact = found.problemCount === 0;
  if (isIntact && found.checkpoint && flags.saveCheckpoint !== undefined)
    await disk.write(flags.saveCheckpoint, savedText(found.checkpoint, publicKey));
  terminal.out(flags.json ? `${JSON.stringify({ folder, intact: isIntact, ...found })}\n` : text(found));
  return isIntact ? 0 : 1;
}

async function keyIn(disk: Disk, path: string): Promise<KeyObject> {
  const key = publicKeyIn(Buffer.from(await disk.read(path, MAX_KEY_BYTES)).toString());
  if (!key) throw new TonewallError('journal-key', `${path} holds no Ed25519 public key`);
  return key;
}

function text(found: Verification): string {
  const lines = [...found.problems.map(problemLine), ...more(found), ...summary(found)];
  return lines.map((line) => `${line}\n`).join('');
}

function problemLine({ id, file, line, detail }: Problem): string {
  const place = file === undefined ? '' : `${file}${line === undefined ? '' : ` line ${line}`}: `;
  return printable(`${place}${id}: ${detail}`, 300);
}

const more = ({ problems, problemCount }: Verification): readonly string[] =>
  problemCount > problems.length ? [`… and ${problemCount - problems.length} more`] : [];

function summary({
  entries,
  segments,
  first,
  last,
  unsigned,
  checkpoint,
  problemCount,
}: Verification): readonly string[] {
  const range = first === undefined ? '' : `, numbers ${first} to ${last}`;
  const size = `${entries} entries in ${segments} ${segments === 1 ? 'segment' : 'segments'}${range}`;
  const signed = checkpoint ? `signed up to entry ${checkpoint.through}` : 'nothing is signed';
  const rest = unsigned > 0 ? `; ${unsigned} after it are not yet` : '';
  const verdict =
    problemCount === 0 ? 'intact' : problemCount === 1 ? '1 problem' : `${problemCount} problems`;
  return [`${verdict}: ${size}`, `${signed}${rest}`];
}
