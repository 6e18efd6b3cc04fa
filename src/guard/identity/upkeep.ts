import type { Timer } from '../../ports/clock.ts';
import { renewLeases } from './lease.ts';
import { prolongSessions } from './session.ts';
import type { IdentityStore, StorePorts } from './store.ts';

/** Uses are written together, so seldom that the disk is not worn. */
const WRITE_MS = 3_600_000;
/** In the last hour of a lease or a session uses are written so often, or who is there would be a stranger until then. */
const WRITE_SOON_MS = 60_000;
/** How old the guard's knowledge of the file may be, in milliseconds. */
const REREAD_MS = 1000;

/** Keeps the file and what is in memory alike: reads it when it changed, and writes when somebody was last there. */
export class Upkeep {
  readonly #ports: Pick<StorePorts, 'clock' | 'log'>;
  readonly #store: IdentityStore;
  /** When devices and sessions were last used, since uses were last written. */
  #uses = new Map<string, number>();
  #writtenAt: number;
  #timer: Timer | undefined;
  #closed = false;

  constructor(ports: Pick<StorePorts, 'clock' | 'log'>, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
    this.#writtenAt = ports.clock.elapsed();
    this.#schedule();
  }

  /** The device or the session of this id was used now. */
  used(id: string): void {
    this.#uses.set(id, this.#ports.clock.now());
  }

  /** Writes the uses that are not written yet. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#write();
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = this.#ports.clock.after(REREAD_MS, () => void this.#tick(), { unref: true });
  }

  async #tick(): Promise<void> {
    await this.#store.refresh();
    const sinceMs = this.#ports.clock.elapsed() - this.#writtenAt;
    if (sinceMs >= (this.#anyEndsSoon() ? WRITE_SOON_MS : WRITE_MS)) await this.#write();
    this.#schedule();
  }

  #anyEndsSoon(): boolean {
    if (this.#uses.size === 0) return false;
    const soon = this.#ports.clock.now() + WRITE_MS;
    const { devices, sessions } = this.#store.snapshot.state;
    return (
      devices.some(({ id, leaseEndsAt }) => leaseEndsAt < soon && this.#uses.has(id)) ||
      sessions.some(({ id, idleEndsAt }) => idleEndsAt < soon && this.#uses.has(id))
    );
  }

  /** Uses that could not be written are kept for the next time, unless there are newer ones. */
  async #write(): Promise<void> {
    this.#writtenAt = this.#ports.clock.elapsed();
    const uses = this.#uses;
    if (uses.size === 0) return;
    this.#uses = new Map();
    try {
      await this.#store.update((state) => ({
        state: prolongSessions(renewLeases(state, uses), uses),
        value: undefined,
      }));
    } catch (cause) {
      this.#uses = new Map([...uses, ...this.#uses]);
      const problem = cause instanceof Error ? cause.message : String(cause);
      this.#ports.log.warn('leases could not be renewed', { problem });
    }
  }
}
