import { err, type Result } from '../../base/result.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import type { Asker, Identified } from './asker.ts';
import type { Neighbour } from './by-hardware.ts';
import { Enrolment, type EnrolmentRefusal, type Redeemer } from './enrolment.ts';
import { strangerAt } from './identify.ts';
import { Keyring } from './keyring.ts';
import type { Login } from './login.ts';
import type { OwnPasskey, PasskeyRefusal } from './passkeys.ts';
import type { Principal } from './principal.ts';
import { Recognition, type Standing } from './recognition.ts';
import type { IdentityRules } from './rules.ts';
import { type SessionPorts, Sessions, type SignedIn } from './sessions.ts';
import { type PasskeySignIn, type SignInRefusal, SignIns } from './sign-in.ts';
import type { KnownSession } from './snapshot.ts';
import type { Device, Passkey, Session } from './state.ts';
import { IdentityStore } from './store.ts';
import { type NamedWords, type Unnamed, unnamedIn } from './unnamed.ts';
import { Upkeep } from './upkeep.ts';
import { hardwareAt, spotOf, type Visitor } from './whereabouts.ts';

export interface IdentityPorts extends SessionPorts {
  readonly neighbours: Neighbours;
}

/** The part of the running guard that knows devices, programs and people: who asks, who comes and who goes. */
export class Identities {
  readonly #ports: IdentityPorts;
  readonly #store: IdentityStore;
  readonly #recognition: Recognition;
  readonly #enrolment: Enrolment;
  readonly #signIns: SignIns;
  readonly #sessions: Sessions;
  readonly #keys: Keyring;
  readonly #upkeep: Upkeep;

  private constructor(ports: IdentityPorts, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
    this.#enrolment = new Enrolment(ports, store);
    this.#sessions = new Sessions(ports, store);
    this.#signIns = new SignIns(ports, store, this.#sessions);
    this.#keys = new Keyring(ports, store);
    this.#upkeep = new Upkeep(ports, store);
    this.#recognition = new Recognition(ports, store, this.#upkeep);
  }

  /** Fails with `identities-invalid`, `identities-version` or `file-unreadable`: never starts empty beside a damaged file. */
  static async open(ports: IdentityPorts, rules: IdentityRules): Promise<Identities> {
    return new Identities(ports, await IdentityStore.open(ports, rules));
  }

  /** Synchronous; allocates little; counts what is wrong and what is used. */
  identify(asker: Asker): Identified {
    return this.#recognition.identify(asker);
  }

  /** The same for somebody who only asks: it counts as no use, and no credential is looked at. */
  standingOf(address: string): Standing {
    return this.#recognition.standingOf(address);
  }

  /** Who asks from an address of IPv6: to be told of rooms, and for nothing else. It counts as no use. */
  ofNeighbour(neighbour: Neighbour): Identified {
    return this.#recognition.ofNeighbour(neighbour);
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
    return this.#recognition.now(principal, address);
  }

  redeem(code: string, from: Redeemer): Promise<Result<Device, EnrolmentRefusal>> {
    const hardware = from.hardware ?? hardwareAt(this.#ports.neighbours, from.address, 'now');
    return this.#enrolment.redeem(code, { ...from, ...(hardware === undefined ? {} : { hardware }) });
  }

  /** A session for whoever knows the password; the address is the person's from then on. */
  async signIn(login: Omit<Login, 'address'>, visitor: Visitor): Promise<Result<SignedIn, SignInRefusal>> {
    const spot = spotOf(this.#ports.neighbours, visitor, 'now');
    return spot ? this.#signIns.byPassword(login, spot) : err({ id: 'wrong' });
  }

  /** The same for whoever has a passkey. */
  async signInByPasskey(shown: PasskeySignIn, visitor: Visitor): Promise<Result<SignedIn, SignInRefusal>> {
    const spot = spotOf(this.#ports.neighbours, visitor, 'now');
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
    const spot = visitor.cookie === undefined ? undefined : spotOf(this.#ports.neighbours, visitor, 'lately');
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
}
