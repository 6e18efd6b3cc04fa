import { err, ok, type Result } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import { Backoff, PERSON_BACKOFF, sourceKey, TYPED_BACKOFF } from './backoff.ts';
import { Gate } from '../../base/gate.ts';
import { type OwnPasskey, passkeyOf } from './passkeys.ts';
import { isPasswordLength, NOBODYS_PASSWORD, verifyPassword } from './password.ts';
import type { Principal } from './principal.ts';
import type { Proof } from './session.ts';
import { personPrincipal, type Snapshot } from './snapshot.ts';

/** One login is worked at, so many more wait: at 50 ms each nobody waits for longer than half a second. */
const MOST_LOGINS = 8;

export interface Login {
  /** The id of a person in `tonewall.yaml`. */
  readonly id: string;
  readonly password: string;
  readonly address: string;
}

/**
 * `wrong` does not tell whether the person or the password is wrong. `too-many` counts attempts per address and per
 * person. `busy`: others log in at this moment.
 */
export type LoginRefusal =
  | { readonly id: 'wrong' | 'busy' }
  | { readonly id: 'too-many'; readonly waitMs: number };

/** Who it is, and what proved it. */
export interface Proven {
  readonly principal: Principal;
  readonly proof: Proof;
}

/**
 * Verifies passwords, bounded in rate and in number at once: hashing one takes a processor and 19 MiB, and a stranger who logs in a thousand
 * times at once would stop the guard.
 */
export class Logins {
  readonly #clock: Clock;
  readonly #snapshot: () => Snapshot;
  readonly #byAddress = new Backoff(TYPED_BACKOFF);
  readonly #byPerson = new Backoff(PERSON_BACKOFF);
  readonly #gate = new Gate(MOST_LOGINS);

  constructor(clock: Clock, snapshot: () => Snapshot) {
    this.#clock = clock;
    this.#snapshot = snapshot;
  }

  async login({ id, password, address }: Login): Promise<Result<Proven, LoginRefusal>> {
    const [source, person, at] = [sourceKey(address), id.slice(0, 64), this.#clock.elapsed()];
    const waitMs = Math.max(this.#byAddress.waitMs(source, at), this.#byPerson.waitMs(person, at));
    if (waitMs > 0) return err({ id: 'too-many', waitMs });
    const verified = this.#gate.enter(() => this.#verified(id, password));
    if (!verified) return err({ id: 'busy' });
    // Counted before anything is awaited: attempts side by side are as many as attempts in a row.
    this.#byAddress.count(source, at);
    this.#byPerson.count(person, at);
    const proven = await verified;
    return proven ? ok(proven) : err({ id: 'wrong' });
  }

  /** `verify` gives the new count of signatures, or undefined where the signature does not hold. */
  async passkey(
    { key, address }: { readonly key: string; readonly address: string },
    verify: (own: OwnPasskey) => Promise<number | undefined>,
  ): Promise<Result<Proven, LoginRefusal>> {
    const [source, at] = [sourceKey(address), this.#clock.elapsed()];
    const waitMs = this.#byAddress.waitMs(source, at);
    if (waitMs > 0) return err({ id: 'too-many', waitMs });
    this.#byAddress.count(source, at);
    const { state, rules } = this.#snapshot();
    const own = passkeyOf(state, key);
    const rule = rules.people.find(({ id }) => id === own?.person);
    const now = own && rule && (await verify(own));
    if (!own || !rule || now === undefined) return err({ id: 'wrong' });
    const counter = { before: own.passkey.counter, now };
    return ok({ principal: personPrincipal(rule, 'passkey'), proof: { how: 'passkey', key, counter } });
  }

  /** Work of the same length whoever is named. */
  async #verified(id: string, password: string): Promise<Proven | undefined> {
    const { state, rules } = this.#snapshot();
    const rule = rules.people.find((person) => person.id === id);
    const stored = state.people.find((person) => person.id === id);
    const typed = isPasswordLength(password) ? password : '';
    const hashed = (rule && stored?.password) ?? NOBODYS_PASSWORD;
    const fits = await verifyPassword(typed, hashed);
    if (!rule || !fits) return undefined;
    return { principal: personPrincipal(rule, 'password'), proof: { how: 'password', tag: hashed.tag } };
  }
}
