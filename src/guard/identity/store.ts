import { InTurn } from '../../base/in-turn.ts';
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Changed, IdentityFile } from './identity-file.ts';
import type { IdentityRules } from './rules.ts';
import { makeSnapshot, type Snapshot } from './snapshot.ts';
import type { IdentityState } from './state.ts';

export interface StorePorts {
  readonly clock: Clock;
  readonly file: IdentityFile;
  readonly log: Log;
  readonly journal: Journal;
}

/**
 * What the running guard knows of identities: a snapshot in memory that follows the file. A file that became unreadable
 * leaves the identities in force that were read before, and that is said once for each state of the file.
 */
export class IdentityStore {
  readonly #ports: StorePorts;
  #snapshot: Snapshot;
  /** Of the file as it was read last. */
  #stamp: string | undefined;
  /** What was told of a file that cannot be read, so that it is told once. */
  #told: string | undefined;
  #onRead: (before: IdentityState, read: IdentityState) => void = () => {};
  #onChange: () => void = () => {};
  /** Reading and writing one after the other: an older file never replaces a newer snapshot. */
  readonly #inTurn = new InTurn();

  private constructor(ports: StorePorts, snapshot: Snapshot, stamp: string | undefined) {
    this.#ports = ports;
    this.#snapshot = snapshot;
    this.#stamp = stamp;
  }

  /** Fails as `IdentityFile.read` does: a guard does not start on identities that it cannot read. */
  static async open(ports: StorePorts, rules: IdentityRules): Promise<IdentityStore> {
    const stamp = await ports.file.stamp();
    return new IdentityStore(ports, makeSnapshot(await ports.file.read(), rules), stamp);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Is told of each state that comes from the file, and of the one that was known before. */
  onRead(listener: (before: IdentityState, read: IdentityState) => void): void {
    this.#onRead = listener;
  }

  /** Is told after each change of what is known. */
  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** Rules of a configuration that was read anew. */
  setRules(rules: IdentityRules): void {
    this.#snapshot = makeSnapshot(this.#snapshot.state, rules);
  }

  /** Reads the file if it changed. Never fails. */
  refresh(): Promise<void> {
    return this.#inTurn.run(() => this.#reread());
  }

  /** Changes the file and the snapshot. Fails as `IdentityFile.update` does, and then nothing has changed. */
  update<T>(change: (state: IdentityState) => Changed<T>): Promise<T> {
    return this.#inTurn.run(async () => {
      const { state, value, stamp } = await this.#ports.file.update(this.#ports.clock.now(), (read) => {
        this.#onRead(this.#snapshot.state, read);
        return change(read);
      });
      this.#hold(state, stamp);
      return value;
    });
  }

  /** A file that could not be read is tried again each time: what hindered it may pass without a change of the file. */
  async #reread(): Promise<void> {
    const { file } = this.#ports;
    let stamp: string | undefined;
    try {
      stamp = await file.stamp();
      if (stamp === this.#stamp) return;
      if (stamp === undefined) throw new TonewallError('file-unreadable', `${file.path} is gone`);
      const read = await file.read();
      this.#onRead(this.#snapshot.state, read);
      this.#hold(read, stamp);
      this.#tell('identities-read', {});
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      if (this.#told === `${stamp} ${problem}`) return;
      this.#told = `${stamp} ${problem}`;
      this.#ports.log.warn('the identities cannot be read; those read before stay in force', { problem });
      this.#tell('identities-unreadable', { problem });
    }
  }

  #hold(state: IdentityState, stamp: string | undefined): void {
    this.#snapshot = makeSnapshot(state, this.#snapshot.rules);
    this.#stamp = stamp;
    this.#told = undefined;
    this.#onChange();
  }

  #tell(kind: string, facts: Readonly<Record<string, string>>): void {
    const { devices, programs, people } = this.#snapshot.state;
    this.#ports.journal.append({
      kind,
      at: this.#ports.clock.now(),
      facts: { ...facts, devices: devices.length, programs: programs.length, people: people.length },
    });
  }
}
