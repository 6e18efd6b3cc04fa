import { plainAddress } from '../../base/address.ts';
import { err, type Result } from '../../base/result.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import { type Asker, type Identified, showsCredential } from './asker.ts';
import { Backoff, CREDENTIAL_BACKOFF, sourceKey } from './backoff.ts';
import { Enrolment, type EnrolmentRefusal, type Redeemer } from './enrolment.ts';
import { GROUNDS } from './grounds.ts';
import { plainHardware } from './hardware.ts';
import { identify, nobody, strangerAt, wantsHardware } from './identify.ts';
import { Keyring } from './keyring.ts';
import type { Login } from './login.ts';
import type { OwnPasskey, PasskeyRefusal } from './passkeys.ts';
import type { IdentityRules } from './rules.ts';
import { type SessionPorts, Sessions, type SignedIn } from './sessions.ts';
import { type PasskeySignIn, type SignInRefusal, SignIns } from './sign-in.ts';
import type { KnownSession } from './snapshot.ts';
import type { Device, Passkey, Session } from './state.ts';
import { IdentityStore } from './store.ts';
import { Upkeep } from './upkeep.ts';
import type { Principal } from './principal.ts';
import { principalNow } from './principal-now.ts';
import { type NamedWords, type Unnamed, unnamedIn } from './unnamed.ts';

export interface IdentityPorts extends SessionPorts {
  readonly neighbours: Neighbours;
}

/** Who somebody is, and until when, if nothing is used again. */
export interface Standing extends Identified {
  readonly endsAt?: number;
}

/** Where somebody is, and the cookie that the browser there shows. */
export interface Visitor {
  readonly address: string;
  readonly cookie?: string | undefined;
}

/** Who asks: the part of the running guard that knows devices, programs and people. */
export class Identities {
  readonly #ports: IdentityPorts;
  readonly #store: IdentityStore;
  readonly #enrolment: Enrolment;
  readonly #signIns: SignIns;
  readonly #sessions: Sessions;
  readonly #keys: Keyring;
  readonly #upkeep: Upkeep;
  readonly #wrong = new Backoff(CREDENTIAL_BACKOFF);

  private constructor(ports: IdentityPorts, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
    this.#enrolment = new Enrolment(ports, store);
    this.#sessions = new Sessions(ports, store);
    this.#signIns = new SignIns(ports, store, this.#sessions);
    this.#keys = new Keyring(ports, store);
    this.#upkeep = new Upkeep(ports, store);
  }

  /** Fails with `identities-invalid`, `identities-version` or `file-unreadable`: never starts empty beside a damaged file. */
  static async open(ports: IdentityPorts, rules: IdentityRules): Promise<Identities> {
    return new Identities(ports, await IdentityStore.open(ports, rules));
  }

  /** Synchronous; allocates little; counts what is wrong and what is used. */
  identify(asker: Asker): Identified {
    const { clock } = this.#ports;
    if (!showsCredential(asker)) return this.#identified(asker);
    const key = sourceKey(plainAddress(asker.address) ?? '');
    if (this.#wrong.waitMs(key, clock.elapsed()) > 0) return nobody('too-many-wrong');
    const identified = identify(this.#store.snapshot, asker, clock.now());
    if (GROUNDS[identified.ground].sort === 'wrong') this.#countWrong(key, identified, asker);
    return identified;
  }

  /** The same for somebody who only asks: it counts as no use, and no credential is looked at. */
  standingOf(address: string): Standing {
    const { snapshot } = this.#store;
    const identified = identify(snapshot, this.#seen({ address }), this.#ports.clock.now());
    const { kind, id } = identified.principal;
    if (kind === 'person')
      return { ...identified, ...endOf(snapshot.sessions.get(plainAddress(address) ?? '')) };
    const device =
      kind === 'device' ? snapshot.state.devices.find((candidate) => candidate.id === id) : undefined;
    return { ...identified, ...(device ? { endsAt: device.leaseEndsAt } : {}) };
  }

  /** Whoever comes along at an address at which nobody is known. */
  anyoneAt(address: string): Principal {
    return strangerAt(this.#store.snapshot, address);
  }

  /** Where somebody is known: enrolled devices, and people who are signed in. */
  addresses(): readonly string[] {
    const { devices, sessions } = this.#store.snapshot;
    return [...new Set([...devices.keys(), ...sessions.keys()])];
  }

  /** Who somebody is now that was identified before, at that address: it counts as no use. */
  now(principal: Principal, address: string): Principal {
    const { hardware } = this.#seen({ address });
    return principalNow(this.#store.snapshot, { principal, address, hardware }, this.#ports.clock.now());
  }

  redeem(code: string, from: Redeemer): Promise<Result<Device, EnrolmentRefusal>> {
    const hardware = from.hardware ?? this.#hardwareOf(from.address, 'now');
    return this.#enrolment.redeem(code, { ...from, ...(hardware === undefined ? {} : { hardware }) });
  }

  /** A session for whoever knows the password; the address is the person's from then on. */
  async signIn(
    login: Omit<Login, 'address'>,
    { address, cookie }: Visitor,
  ): Promise<Result<SignedIn, SignInRefusal>> {
    const spot = this.#spotOf({ address, cookie }, 'now');
    return spot ? this.#signIns.byPassword(login, spot) : err({ id: 'wrong' });
  }

  /** The same for whoever has a passkey. */
  async signInByPasskey(
    shown: PasskeySignIn,
    { address, cookie }: Visitor,
  ): Promise<Result<SignedIn, SignInRefusal>> {
    const spot = this.#spotOf({ address, cookie }, 'now');
    return spot ? this.#signIns.byPasskey(shown, spot) : err({ id: 'wrong' });
  }

  passkeysOf(person: string): readonly Passkey[] {
    return this.#store.snapshot.state.people.find(({ id }) => id === person)?.passkeys ?? [];
  }

  addPasskey(own: OwnPasskey): Promise<Result<true, PasskeyRefusal | 'not-written'>> {
    return this.#keys.add(own);
  }

  /** Whether it is gone for good. */
  removePasskey(person: string, key: string): Promise<boolean> {
    return this.#keys.remove(person, key);
  }

  /** Who is signed in with this cookie, shown from where it was given; counts as use. */
  visitor(visitor: Visitor): KnownSession | undefined {
    const spot = visitor.cookie === undefined ? undefined : this.#spotOf(visitor, 'lately');
    const known = spot && this.#sessions.at(spot);
    if (known) this.#upkeep.used(known.session.id);
    return known;
  }

  /** Whether it is over for good. */
  signOut(session: Session): Promise<boolean> {
    return this.#sessions.end(session, 'signed-out');
  }

  /** Is told when somebody was enrolled, signed in, ended or changed; not of what time alone brings. */
  onChange(listener: () => void): void {
    this.#store.onChange(listener);
  }

  /** Of whose role, group or person the configuration says nothing. */
  unnamed(words: NamedWords): readonly Unnamed[] {
    return unnamedIn(this.#store.snapshot.state, words, this.#ports.clock.now());
  }

  setRules(rules: IdentityRules): void {
    this.#store.setRules(rules);
  }

  /** Writes the uses that are not written yet. */
  close(): Promise<void> {
    return this.#upkeep.close();
  }

  #identified(asker: Asker): Identified {
    const { snapshot } = this.#store;
    const identified = identify(snapshot, this.#seen(asker), this.#ports.clock.now());
    const { ground, principal } = identified;
    if (ground === 'device') this.#upkeep.used(principal.id);
    if (ground === 'signed-in') this.#upkeep.used(sessionAt(snapshot.sessions, asker.address));
    return identified;
  }

  /** The neighbour table is asked only where its word makes a difference. */
  #seen(asker: Asker): Asker {
    if (asker.hardware !== undefined) return asker;
    const address = plainAddress(asker.address);
    if (address === undefined || !wantsHardware(this.#store.snapshot, address)) return asker;
    const hardware = this.#hardwareOf(address, 'lately');
    return hardware === undefined ? asker : { ...asker, hardware };
  }

  #spotOf({ address: text, cookie }: Visitor, when: 'now' | 'lately') {
    const address = plainAddress(text);
    if (address === undefined) return undefined;
    return { address, hardware: this.#hardwareOf(address, when), cookie };
  }

  #hardwareOf(text: string, when: 'now' | 'lately'): string | undefined {
    const address = plainAddress(text);
    const seen = address === undefined ? undefined : this.#ports.neighbours.hardwareOf(address, when);
    return seen === undefined ? undefined : plainHardware(seen);
  }

  #countWrong(key: string, { ground }: Identified, { address, player }: Asker): void {
    const { clock, log } = this.#ports;
    this.#wrong.count(key, clock.elapsed());
    log.warn('a credential does not hold', { address, ground, player });
  }
}

const endOf = (known: KnownSession | undefined): { readonly endsAt?: number } =>
  known ? { endsAt: Math.min(known.session.idleEndsAt, known.session.endsAt) } : {};

const sessionAt = (sessions: ReadonlyMap<string, KnownSession>, address: string): string =>
  sessions.get(plainAddress(address) ?? '')?.session.id ?? '';
