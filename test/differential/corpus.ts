import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS } from './generate/houses.ts';
import type { HostileRequest } from './generate/hostile-request.ts';

const FOLDER = join(import.meta.dirname, 'corpus');

/** One file of bytes, and beside it a text: the room that is asked, what is expected, and what the trick is. */
export interface Specimen {
  readonly name: string;
  readonly request: HostileRequest;
  /** The reason of the guard's first decision; `any` where only the properties have to hold. */
  readonly expected: string;
  readonly trick: string;
}

export function readCorpus(): readonly Specimen[] {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith('.bin'));
  return names.toSorted().map((file) => specimen(file.slice(0, -'.bin'.length)));
}

function specimen(name: string): Specimen {
  const [roomName, expected, ...trick] = readFileSync(join(FOLDER, `${name}.txt`), 'utf8')
    .trim()
    .split('\n');
  const room = ROOMS.find((candidate) => candidate.room === roomName);
  if (!room || expected === undefined || trick.length === 0) throw new Error(`${name}.txt is not complete`);
  const request = { room, pieces: [readFileSync(join(FOLDER, `${name}.bin`))] };
  return { name, request, expected, trick: trick.join(' ') };
}

/** Keeps a request; the name of its files. */
export function keep({ name, request, expected, trick }: Specimen): string {
  writeFileSync(join(FOLDER, `${name}.bin`), Buffer.concat(request.pieces));
  writeFileSync(join(FOLDER, `${name}.txt`), `${request.room.room}\n${expected}\n${trick}\n`);
  return name;
}
