import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A clock of the day that a test sets; the one that only counts on is left alone (libfaketime, README: DONT_FAKE_MONOTONIC). */
export interface FalseClock {
  /** For the environment of a program. */
  readonly env: Readonly<Record<string, string>>;
  /** At once, from the real time: `+2d`. */
  set(offset: string): void;
}

export function falseClock(folder: string): FalseClock {
  const file = join(folder, 'faketime');
  const set = (offset: string): void => writeFileSync(file, offset);
  set('+0');
  const env = {
    LD_PRELOAD: library(),
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  };
  return { env, set };
}

/** Debian keeps it in a folder for each kind of computer; the one for programs of several threads. */
function library(): string {
  const places = readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'faketime'));
  const found = places.find((place) => isFolder(place));
  if (found === undefined) throw new Error('libfaketime is not where Debian has it');
  return join(found, 'libfaketimeMT.so.1');
}

function isFolder(path: string): boolean {
  try {
    return readdirSync(path).includes('libfaketimeMT.so.1');
  } catch {
    return false;
  }
}
