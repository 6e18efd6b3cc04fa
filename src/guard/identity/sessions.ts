import { err, ok, type Result } from '../../base/result.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import type { Random } from '../../ports/random.ts';
import { cookieHash, isCookieSecret, makeCookieSecret } from './cookie-secret.ts';
import type { Proven } from './login.ts';
import { beginSession, type Ended, endSessions, isCurrent, type SessionEnding } from './session.ts';
import type { KnownSession } from './snapshot.ts';
import type { IdentityState, Session } from './state.ts';
import type { IdentityStore, StorePorts } from './store.ts';

/** Where somebody is, in plain spelling, and what the browser there shows. */
export interface Spot {
  readonly address: string;
  readonly hardware?: string | undefined;
  readonly cookie?: string | undefined;
}

/** Somebody is signed in now; the cookie is shown this once. */
export interface SignedIn {
  readonly session: Session;
  readonly cookie: string;
}

/** `wrong`: what was shown does not hold any more. `full`: as many as there may be are signed in. */
export type SessionFailure = 'wrong' | 'full' | 'not-written';

export interface SessionPorts extends StorePorts {
  readonly random: Random;
}

/** Who is signed in. The journal has each beginning and end before the file has. */
export class Sessions {
  readonly #ports: SessionPorts;
  readonly #store: IdentityStore;

  constructor(ports: SessionPorts, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
    store.onRead((before, read) => this.#tellGone(before.sessions, read.sessions));
  }

  async begin({ principal, proof }: Proven, spot: Spot): Promise<Result<SignedIn, SessionFailure>> {
    const { random, clock } = this.#ports;
    const [id, cookie] = [random.uuid(), makeCookieSecret(random)];
    const wanted = {
      id,
      person: principal.id,
      hash: cookieHash(cookie),
      address: spot.address,
      hardware: spot.hardware,
      proof,
      shown: spot.cookie === undefined ? undefined : cookieHash(spot.cookie),
      at: clock.now(),
    };
    return this.#written<Result<SignedIn, SessionFailure>>(err('not-written'), (state) => {
      const begun = beginSession(state, wanted);
      if (!begun.ok) return { state, value: err(begun.error === 'full' ? 'full' : 'wrong') };
      const { session, ended } = begun.value;
      const isTold = ended.every((gone) => this.#tellEnd(gone)) && this.#tellBegin(session, principal.role);
      return isTold
        ? { state: begun.value.state, value: ok({ session, cookie }) }
        : { state, value: err('not-written') };
    });
  }

  /** Whether it is ended and will stay so. */
  end({ id }: Session, why: SessionEnding): Promise<boolean> {
    return this.#written(false, (state) => {
      const session = state.sessions.find((candidate) => candidate.id === id);
      if (!session) return { state, value: true };
      const after = this.#tellEnd({ session, why }) ? endSessions(state, (one) => one.id === id) : undefined;
      return after ? { state: after, value: true } : { state, value: false };
    });
  }

  /** The session of a cookie, where it is shown from the place that it is for. */
  at({ address, hardware, cookie }: Spot): KnownSession | undefined {
    if (cookie === undefined || !isCookieSecret(cookie)) return undefined;
    const known = this.#store.snapshot.cookies.get(cookieHash(cookie));
    if (!known || !isCurrent(known.session, this.#ports.clock.now())) return undefined;
    const isHere =
      known.session.address === address &&
      (known.session.hardware === undefined || known.session.hardware === hardware);
    return isHere ? known : undefined;
  }

  async #written<T>(
    otherwise: T,
    change: (state: IdentityState) => { readonly state: IdentityState; readonly value: T },
  ): Promise<T> {
    try {
      return await this.#store.update(change);
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      this.#ports.log.warn('a session could not be written', { problem });
      this.#append('session-not-written', { problem });
      return otherwise;
    }
  }

  /** What the owner ended beside the guard is in the file already; it is written down when it is seen. */
  #tellGone(before: readonly Session[], read: readonly Session[]): void {
    if (before === read) return;
    const left = new Set(read.map(({ id }) => id));
    for (const session of before)
      if (!left.has(session.id) && isCurrent(session, this.#ports.clock.now()))
        this.#tellEnd({ session, why: 'owner' });
  }

  #tellBegin(session: Session, role: string): boolean {
    const { id, person, address, how, endsAt } = session;
    const hardware = session.hardware ?? null;
    return this.#append('signed-in', {
      id,
      principal: `person:${person}`,
      role,
      how,
      address,
      hardware,
      endsAt,
    });
  }

  #tellEnd({ session: { id, person, address }, why }: Ended): boolean {
    return this.#append('signed-out', { id, principal: `person:${person}`, address, why });
  }

  #append(kind: string, facts: JournalEntry['facts']): boolean {
    return this.#ports.journal.append({ kind, at: this.#ports.clock.now(), facts });
  }
}
