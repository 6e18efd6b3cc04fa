import type { AppendDisk } from '../../ports/append-disk.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Disk } from '../../ports/disk.ts';
import type { Log } from '../../ports/log.ts';
import { inFolder, segmentName } from '../files.ts';
import { dropOld } from './retention.ts';
import type { JournalWriter } from './writer.ts';

const DAY_MS = 86_400_000;

/** How often it is looked for segments to drop. */
const DROP_EVERY_MS = 600_000;

/** The wall clock may be this far from the steady one before it counts as having jumped, in milliseconds. */
const MAX_DRIFT_MS = 60_000;

interface Ports {
  readonly disk: Disk;
  readonly files: AppendDisk;
  readonly clock: Clock;
  readonly log: Log;
}

interface Intervals {
  readonly folder: string;
  readonly keepDays: number;
  readonly checkpointEveryMs: number;
  readonly syncEveryMs: number;
}

/** What happens in the background: forcing onto the disk, signing, dropping. */
export class Upkeep {
  readonly #ports: Ports;
  readonly #writer: JournalWriter;
  readonly #options: Intervals;
  #timer: Timer | undefined;
  #work: Promise<void> = Promise.resolve();
  #signedAt: number;
  #synced = { entries: 0, segment: 0 };
  #dropped: { readonly now: number; readonly elapsed: number };

  constructor(ports: Ports, writer: JournalWriter, options: Intervals) {
    this.#ports = ports;
    this.#writer = writer;
    this.#options = options;
    const { clock } = ports;
    this.#signedAt = clock.elapsed();
    this.#dropped = { now: clock.now(), elapsed: clock.elapsed() };
    this.#arm();
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.#work;
  }

  #arm(): void {
    const run = (): void => {
      this.#work = this.#run().finally(() => {
        if (this.#timer) this.#arm();
      });
    };
    this.#timer = this.#ports.clock.after(this.#options.syncEveryMs, run, { unref: true });
  }

  async #run(): Promise<void> {
    try {
      this.#signWhenDue();
      await this.#syncWhenNew();
      await this.#dropWhenDue();
    } catch (cause) {
      this.#ports.log.warn('upkeep of the journal failed', { why: String(cause) });
    }
  }

  async #syncWhenNew(): Promise<void> {
    const { entries, segment } = this.#writer;
    if (entries === this.#synced.entries) return;
    await this.#writer.sync();
    if (segment !== this.#synced.segment) await this.#ports.files.syncFolder(this.#options.folder);
    this.#synced = { entries, segment };
    await this.#goOnWhenGone(segment);
  }

  /** A file that somebody removed still takes what is written, and nobody can read it: the next one is begun. */
  async #goOnWhenGone(segment: number): Promise<void> {
    const { clock, disk, log } = this.#ports;
    if (await disk.exists(inFolder(this.#options.folder, segmentName(segment)))) return;
    log.warn('a segment of the journal is gone; the next one is begun', { segment });
    this.#writer.rotate(clock.now());
  }

  #signWhenDue(): void {
    const { clock } = this.#ports;
    if (this.#writer.isSigned || clock.elapsed() - this.#signedAt < this.#options.checkpointEveryMs) return;
    if (this.#writer.checkpoint(clock.now())) this.#signedAt = clock.elapsed();
  }

  /** A clock that jumped ahead makes everything look old: then nothing is dropped before the next look. */
  async #dropWhenDue(): Promise<void> {
    const { clock, log } = this.#ports;
    const [now, elapsed] = [clock.now(), clock.elapsed()];
    const since = { now: now - this.#dropped.now, elapsed: elapsed - this.#dropped.elapsed };
    if (since.elapsed < DROP_EVERY_MS) return;
    this.#dropped = { now, elapsed };
    if (Math.abs(since.now - since.elapsed) > MAX_DRIFT_MS) {
      log.warn('the clock jumped: no segment of the journal is dropped now');
      return;
    }
    const { folder, keepDays } = this.#options;
    await dropOld(this.#ports, this.#writer, { folder, before: now - keepDays * DAY_MS, now });
  }
}
