import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Family } from './families.ts';
import type { HostileRequest } from './generate/hostile-request.ts';

/**
 * One file of bytes, and beside it a text: the room that is asked, what is expected, the lengths of the pieces in which it
 * arrives where it is more than one (`pieces 310 97`), and what the trick is.
 */
export interface Specimen {
  readonly name: string;
  readonly request: HostileRequest;
  /** The reason of the guard's first decision; `any` where only the properties have to hold. */
  readonly expected: string;
  readonly trick: string;
}

export function readCorpus(family: Family): readonly Specimen[] {
  const names = readdirSync(folderOf(family)).filter((file) => file.endsWith('.bin'));
  return names.toSorted().map((file) => specimen(family, file.slice(0, -'.bin'.length)));
}

const folderOf = ({ corpus }: Family): string => join(import.meta.dirname, corpus);

const PIECES = /^pieces((?: \d+)+)$/;

function specimen(family: Family, name: string): Specimen {
  const folder = folderOf(family);
  const [roomName, expected, ...told] = readFileSync(join(folder, `${name}.txt`), 'utf8')
    .trim()
    .split('\n');
  const [, lengths] = PIECES.exec(told[0] ?? '') ?? [];
  const trick = told.slice(lengths === undefined ? 0 : 1);
  const room = family.rooms.find((candidate) => candidate.room === roomName);
  if (!room || expected === undefined || trick.length === 0) throw new Error(`${name}.txt is not complete`);
  const bytes = readFileSync(join(folder, `${name}.bin`));
  const pieces = lengths === undefined ? [bytes] : cut(bytes, lengths.trim().split(' ').map(Number));
  return { name, request: { room, pieces }, expected, trick: trick.join(' ') };
}

function cut(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  let at = 0;
  const pieces = lengths.map((length) => bytes.subarray(at, (at += length)));
  if (at !== bytes.length) throw new Error('the pieces are not the whole');
  return pieces;
}

/** Keeps a request; the name of its files. */
export function keep(family: Family, { name, request, expected, trick }: Specimen): string {
  const { room, pieces } = request;
  const lengths = pieces.length > 1 ? `pieces ${pieces.map(({ length }) => length).join(' ')}\n` : '';
  writeFileSync(join(folderOf(family), `${name}.bin`), Buffer.concat(pieces));
  writeFileSync(join(folderOf(family), `${name}.txt`), `${room.room}\n${expected}\n${lengths}${trick}\n`);
  return name;
}
