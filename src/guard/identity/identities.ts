import { plainAddress } from '../../base/address.ts';
import type { Result } from '../../base/result.ts';
import type { Timer } from '../../ports/clock.ts';
import { type Asker, type Identified, showsCredential } from './asker.ts';
import { Backoff, CREDENTIAL_BACKOFF, sourceKey } from './backoff.ts';
import { Enrolment, type EnrolmentRefusal, type Redeemer } from './enrolment.ts';
import { GROUNDS } from './grounds.ts';
import { identify, nobody } from './identify.ts';
import { renewLeases } from './lease.ts';
import { type Login, type LoginRefusal, Logins } from './login.ts';
import type { Principal } from './principal.ts';
import { principalNow } from './principal-now.ts';
import type { IdentityRules } from './rules.ts';
import type { Device } from './state.ts';
import { type NamedWords, type Unnamed, unnamedIn } from './unnamed.ts';
import { IdentityStore, type StorePorts } from './store.ts';

/** How old the guard's knowledge of the file may be, in milliseconds. */
const REREAD_MS = 1000;
/** Uses of devices are written together, so seldom that the disk is not worn. */
const RENEW_MS = 3_600_000;
/** In the last hour of a lease uses are written so often, or a device in use would be a stranger until the hour is over. */
const RENEW_SOON_MS = 60_000;

/** Who somebody is, and of a device until when, if it is not used again. */
export interface Standing extends Identified {
  readonly leaseEndsAt?: number;
}

/** Who asks: the part of the running guard that knows devices, programs and people. */
export class Identities {
  readonly #ports: StorePorts;
  readonly #store: IdentityStore;
  readonly #enrolment: Enrolment;
  readonly #logins: Logins;
  readonly #wrong = new Backoff(CREDENTIAL_BACKOFF);
  /** When devices were last used, since uses were last written. */
  #uses = new Map<string, number>();
  #renewedAt: number;
  #timer: Timer | undefined;
  #closed = false;

  private constructor(ports: StorePorts, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
    this.#enrolment = new Enrolment(ports, store);
    this.#logins = new Logins(ports.clock, () => store.snapshot);
    this.#renewedAt = ports.clock.elapsed();
    this.#schedule();
  }

  /** Fails with `identities-invalid`, `identities-version` or `file-unreadable`: never starts empty beside a damaged file. */
  static async open(ports: StorePorts, rules: IdentityRules): Promise<Identities> {
    return new Identities(ports, await IdentityStore.open(ports, rules));
  }

  /** Synchronous; allocates little; counts what is wrong and what is used. */
  identify(asker: Asker): Identified {
    const { clock } = this.#ports;
    if (!showsCredential(asker)) return this.#used(identify(this.#store.snapshot, asker, clock.now()));
    const key = sourceKey(plainAddress(asker.address) ?? '');
    if (this.#wrong.waitMs(key, clock.elapsed()) > 0) return nobody('too-many-wrong');
    const identified = identify(this.#store.snapshot, asker, clock.now());
    if (GROUNDS[identified.ground].sort === 'wrong') this.#countWrong(key, identified, asker);
    return identified;
  }

  /** The same for somebody who only asks: it counts as no use, and no credential is looked at. */
  standingOf(address: string): Standing {
    const at = this.#ports.clock.now();
    const { snapshot } = this.#store;
    const identified = identify(snapshot, { address }, at);
    const { kind, id } = identified.principal;
    if (kind !== 'device') return identified;
    const device = snapshot.state.devices.find((candidate) => candidate.id === id);
    return { ...identified, ...(device ? { leaseEndsAt: device.leaseEndsAt } : {}) };
  }

  /** Who somebody is now that was identified before, at that address: it counts as no use. */
  now(principal: Principal, address: string): Principal {
    return principalNow(this.#store.snapshot, { principal, address }, this.#ports.clock.now());
  }

  redeem(code: string, from: Redeemer): Promise<Result<Device, EnrolmentRefusal>> {
    return this.#enrolment.redeem(code, from);
  }

  login(login: Login): Promise<Result<Principal, LoginRefusal>> {
    return this.#logins.login(login);
  }

  /** Of whose role, group or person the configuration says nothing. */
  unnamed(words: NamedWords): readonly Unnamed[] {
    return unnamedIn(this.#store.snapshot.state, words, this.#ports.clock.now());
  }

  setRules(rules: IdentityRules): void {
    this.#store.setRules(rules);
  }

  /** Writes the uses that are not written yet. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#timer?.cancel();
    await this.#renew();
  }

  #used(identified: Identified): Identified {
    if (identified.ground === 'device') this.#uses.set(identified.principal.id, this.#ports.clock.now());
    return identified;
  }

  #countWrong(key: string, { ground }: Identified, { address, player }: Asker): void {
    const { clock, log } = this.#ports;
    this.#wrong.count(key, clock.elapsed());
    log.warn('a credential does not hold', { address, ground, player });
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = this.#ports.clock.after(REREAD_MS, () => void this.#tick(), { unref: true });
  }

  async #tick(): Promise<void> {
    await this.#store.refresh();
    const sinceMs = this.#ports.clock.elapsed() - this.#renewedAt;
    if (sinceMs >= (this.#anyEndsSoon() ? RENEW_SOON_MS : RENEW_MS)) await this.#renew();
    this.#schedule();
  }

  #anyEndsSoon(): boolean {
    const soon = this.#ports.clock.now() + RENEW_MS;
    return (
      this.#uses.size > 0 &&
      this.#store.snapshot.state.devices.some(
        ({ id, leaseEndsAt }) => leaseEndsAt < soon && this.#uses.has(id),
      )
    );
  }

  /** Uses that could not be written are kept for the next time, unless there are newer ones. */
  async #renew(): Promise<void> {
    this.#renewedAt = this.#ports.clock.elapsed();
    const uses = this.#uses;
    if (uses.size === 0) return;
    this.#uses = new Map();
    try {
      await this.#store.update((state) => ({ state: renewLeases(state, uses), value: undefined }));
    } catch (cause) {
      this.#uses = new Map([...uses, ...this.#uses]);
      const problem = cause instanceof Error ? cause.message : String(cause);
      this.#ports.log.warn('leases could not be renewed', { problem });
    }
  }
}
