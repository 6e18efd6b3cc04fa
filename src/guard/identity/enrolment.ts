import { plainAddress } from '../../base/address.ts';
import { err, type Result } from '../../base/result.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { Backoff, sourceKey, TYPED_BACKOFF } from './backoff.ts';
import { codeHash } from './code.ts';
import {
  hasOpenCode,
  MAX_WRONG_CODES,
  type Redeemed,
  redeemCode,
  type RedeemRefusal,
  type Redemption,
} from './enrol.ts';
import { plainHardware } from './hardware.ts';
import type { Device, IdentityState } from './state.ts';
import type { IdentityStore, StorePorts } from './store.ts';

export interface Redeemer {
  readonly address: string;
  readonly hardware?: string;
}

/**
 * What is told to who typed a code: as the code's stand says, `too-many` with how long this address has to wait, or
 * `not-written`, when the device could not be remembered (the code is still good).
 */
export type EnrolmentRefusal =
  | { readonly id: RedeemRefusal | 'not-written' }
  | { readonly id: 'too-many'; readonly waitMs: number };

/** Turns codes into enrolled devices, at a rate that nobody guesses one by. */
export class Enrolment {
  readonly #ports: StorePorts;
  readonly #store: IdentityStore;
  readonly #backoff = new Backoff(TYPED_BACKOFF);

  constructor(ports: StorePorts, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
  }

  async redeem(typed: string, from: Redeemer): Promise<Result<Device, EnrolmentRefusal>> {
    const { clock } = this.#ports;
    const address = plainAddress(from.address);
    if (address === undefined) return err({ id: 'wrong-code' });
    const key = sourceKey(address);
    const waitMs = this.#backoff.waitMs(key, clock.elapsed());
    if (waitMs > 0) return err({ id: 'too-many', waitMs });
    // Counted before anything is awaited: attempts side by side are as many as attempts in a row.
    this.#backoff.count(key, clock.elapsed());
    const hardware = from.hardware === undefined ? undefined : plainHardware(from.hardware);
    return this.#redeemAt({ hash: codeHash(typed), address, hardware, at: clock.now() });
  }

  async #redeemAt(redemption: Redemption): Promise<Result<Device, EnrolmentRefusal>> {
    await this.#store.refresh();
    const { state } = this.#store.snapshot;
    // Without an open code there is nothing to write, so a stranger cannot make the guard take the lock.
    const result = hasOpenCode(state, redemption.at)
      ? await this.#written(redemption)
      : this.#unwritten(state, redemption);
    if (result === undefined) return err({ id: 'not-written' });
    return result.outcome.ok ? result.outcome : err({ id: result.outcome.error });
  }

  #unwritten(state: IdentityState, redemption: Redemption): Redeemed {
    const redeemed = redeemCode(state, redemption);
    this.#tell(redeemed, redemption);
    return redeemed;
  }

  /** The journal has the enrolment before the file has; when it cannot be written nothing is enrolled. */
  async #written(redemption: Redemption): Promise<Redeemed | undefined> {
    try {
      return await this.#store.update((state) => {
        const redeemed = redeemCode(state, redemption);
        const isTold = this.#tell(redeemed, redemption);
        return isTold || !redeemed.outcome.ok
          ? { state: redeemed.state, value: redeemed }
          : { state, value: undefined };
      });
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      this.#ports.log.warn('an enrolment could not be written', { problem });
      this.#append('enrolment-not-written', { address: redemption.address, problem });
      return undefined;
    }
  }

  #tell({ outcome, codesVoid }: Redeemed, { address }: Redemption): boolean {
    if (codesVoid) {
      this.#ports.log.warn(`${MAX_WRONG_CODES} wrong enrolment codes; every open code is void`, { address });
      this.#append('codes-void', { address, wrong: MAX_WRONG_CODES });
    }
    if (!outcome.ok) return this.#append('enrolment-refused', { address, why: outcome.error });
    const { id, name, role, hardware = null } = outcome.value;
    return this.#append('enrolled', { id, name, role, address, hardware });
  }

  #append(kind: string, facts: JournalEntry['facts']): boolean {
    return this.#ports.journal.append({ kind, at: this.#ports.clock.now(), facts });
  }
}
