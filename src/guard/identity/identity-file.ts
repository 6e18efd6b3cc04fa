import type { Disk } from '../../ports/disk.ts';
import { identityText, readIdentities } from './read-state.ts';
import { IDENTITY_LIMITS } from './limits.ts';
import { type IdentityState, NO_IDENTITIES } from './state.ts';
import { swept } from './sweep.ts';

export type IdentityDisk = Pick<Disk, 'read' | 'write' | 'stamp' | 'exclusively'>;

/** What a change makes of the identities, and what it tells the one who asked for it. */
export interface Changed<T> {
  readonly state: IdentityState;
  readonly value: T;
}

export interface Updated<T> extends Changed<T> {
  /** Of the file as this update left it. */
  readonly stamp: string | undefined;
}

/** `identities.json` of a state folder. The guard and the command line both write it, one at a time. */
export interface IdentityFile {
  readonly path: string;
  /** No file is no identities: the first start. Fails with `identities-invalid`, `identities-version`, `file-unreadable`. */
  read(): Promise<IdentityState>;
  /** Another text after each change; undefined where there is no file. */
  stamp(): Promise<string | undefined>;
  /**
   * Reads, changes and writes while nobody else does. A change that gives back the same state writes nothing. Fails as
   * `read` does, and with `state-locked` and `file-unwritable`; then the file stands as it was.
   */
  update<T>(at: number, change: (state: IdentityState) => Changed<T>): Promise<Updated<T>>;
}

/** How long the other side may keep the file, in milliseconds. */
const LOCK_WAIT_MS = 5000;

export function identityFile(disk: IdentityDisk, folder: string): IdentityFile {
  const path = `${folder}/identities.json`;
  const read = async (): Promise<IdentityState> =>
    (await disk.stamp(path)) === undefined
      ? NO_IDENTITIES
      : readIdentities(await disk.read(path, IDENTITY_LIMITS.fileBytes), path);
  return {
    path,
    read,
    stamp: () => disk.stamp(path),
    update: (at, change) =>
      disk.exclusively(path, LOCK_WAIT_MS, async () => {
        const before = await read();
        const { state: after, value } = change(before);
        const state = after === before ? before : swept(after, at);
        if (state !== before) await disk.write(path, identityText(state));
        return { state, value, stamp: await disk.stamp(path) };
      }),
  };
}
