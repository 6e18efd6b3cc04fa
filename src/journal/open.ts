import { createPublicKey, type KeyObject } from 'node:crypto';
import { TonewallError } from '../base/errors.ts';
import type { AppendDisk, Lock } from '../ports/append-disk.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disk } from '../ports/disk.ts';
import type { Log } from '../ports/log.ts';
import type { Random } from '../ports/random.ts';
import type { Journal, JournalEntry } from './entry.ts';
import { inFolder, LOCK_FILE, segmentsIn } from './files.ts';
import { erasePersonal } from './write/erase.ts';
import { loadKey } from './write/keys.ts';
import { openSegment } from './write/open-segment.ts';
import { recover } from './write/recover.ts';
import { removeBefore } from './write/retention.ts';
import { Upkeep } from './write/upkeep.ts';
import { JournalWriter } from './write/writer.ts';

export interface JournalPorts {
  readonly disk: Disk;
  readonly files: AppendDisk;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface JournalOptions {
  readonly folder: string;
  /** Segments are dropped this many days after their last entry. */
  readonly keepDays: number;
  /** A segment that has reached this size is ended. After a kill the last one is read whole: some 15 ms a megabyte. */
  readonly maxSegmentBytes: number;
  /** After so many entries they are signed. */
  readonly checkpointEvery: number;
  /** After so many milliseconds they are, if there are new ones. */
  readonly checkpointEveryMs: number;
  /** Milliseconds until what was written is forced onto the disk. */
  readonly syncEveryMs: number;
}

export const JOURNAL_DEFAULTS: Omit<JournalOptions, 'folder'> = {
  keepDays: 30,
  maxSegmentBytes: 8 << 20,
  checkpointEvery: 1000,
  checkpointEveryMs: 10_000,
  syncEveryMs: 1000,
};

/** A journal that this process alone writes. */
export interface OpenJournal extends Journal {
  /** The same for several, in one call of the operating system where that can be: whether each is written. */
  appendEach(entries: readonly JournalEntry[]): readonly boolean[];
  /** Entries that could not be written since one could; 0 while all is well. */
  readonly refused: number;
  /** Resolves when everything appended so far is on the disk. */
  sync(): Promise<void>;
  /** Erases personal values; how many, or undefined when the journal cannot be written. */
  erase(values: ReadonlySet<string>): Promise<number | undefined>;
  /** Signs the end and lets go. */
  close(): Promise<void>;
}

/**
 * Opens a journal to write to it, and makes one where there is none. What a process that was killed left is recovered.
 * Fails with `journal-locked`, `journal-key`, `file-unreadable` or `file-unwritable`.
 */
export async function openJournal(ports: JournalPorts, options: JournalOptions): Promise<OpenJournal> {
  const lock = ports.files.lock(inFolder(options.folder, LOCK_FILE));
  if (!lock) throw new TonewallError('journal-locked', `another process writes to ${options.folder}`);
  try {
    return opened(ports, { options, lock, writer: await begin(ports, options) });
  } catch (cause) {
    lock.release();
    throw cause;
  }
}

async function begin(ports: JournalPorts, options: JournalOptions): Promise<JournalWriter> {
  const { folder } = options;
  const names = await ports.disk.list(folder);
  const segments = segmentsIn(names);
  const key: KeyObject = await loadKey(ports, folder, segments.length === 0);
  const found = await recover(ports, { folder, names, segments, publicKey: createPublicKey(key) });
  const segment = typeof found.segment === 'number' ? found.segment : openSegment(ports, found.segment);
  const writer = new JournalWriter(ports, { ...options, ...found, key, segment });
  const now = ports.clock.now();
  const isTold = !found.tell || writer.tell(found.tell.kind, now, found.tell.facts);
  if (!isTold || !writer.tell('opened', now) || !writer.checkpoint(now)) {
    await writer.close(now);
    throw new TonewallError('file-unwritable', `cannot write to the journal in ${folder}`);
  }
  await writer.sync();
  await ports.files.syncFolder(folder);
  await removeBefore(ports, folder, found.begins);
  return writer;
}

interface Running {
  readonly options: JournalOptions;
  readonly lock: Lock;
  readonly writer: JournalWriter;
}

function opened(ports: JournalPorts, { options, lock, writer }: Running): OpenJournal {
  const { folder } = options;
  const { clock } = ports;
  const upkeep = new Upkeep(ports, writer, options);
  return {
    append: (entry) => writer.append(entry),
    appendEach: (entries) => writer.appendEach(entries),
    get refused() {
      return writer.refused;
    },
    sync: () => writer.sync(),
    erase: (values) => erasePersonal(ports, writer, { folder, values, now: clock.now() }),
    async close() {
      await upkeep.stop();
      await writer.close(clock.now());
      lock.release();
    },
  };
}
