import { err, type Result } from '../../base/result.ts';
import { type Login, type LoginRefusal, Logins, type Proven } from './login.ts';
import type { OwnPasskey } from './passkeys.ts';
import type { SessionFailure, SessionPorts, Sessions, SignedIn, Spot } from './sessions.ts';
import type { IdentityStore } from './store.ts';

export interface PasskeySignIn {
  /** The id of the credential that was shown. */
  readonly key: string;
  /** Checks the signature and gives its new count. */
  readonly verify: (own: OwnPasskey) => Promise<number | undefined>;
}

export type SignInRefusal = LoginRefusal | { readonly id: Exclude<SessionFailure, 'wrong'> };

/** From what somebody shows at the front desk to a session. */
export class SignIns {
  readonly #ports: SessionPorts;
  readonly #logins: Logins;
  readonly #sessions: Sessions;

  constructor(ports: SessionPorts, store: IdentityStore, sessions: Sessions) {
    this.#ports = ports;
    this.#logins = new Logins(ports.clock, () => store.snapshot);
    this.#sessions = sessions;
  }

  async byPassword(login: Omit<Login, 'address'>, spot: Spot): Promise<Result<SignedIn, SignInRefusal>> {
    return this.#begun(await this.#logins.login({ ...login, address: spot.address }), spot);
  }

  async byPasskey({ key, verify }: PasskeySignIn, spot: Spot): Promise<Result<SignedIn, SignInRefusal>> {
    return this.#begun(await this.#logins.passkey({ key, address: spot.address }, verify), spot);
  }

  async #begun(proven: Result<Proven, LoginRefusal>, spot: Spot): Promise<Result<SignedIn, SignInRefusal>> {
    if (!proven.ok) return this.#refused(proven.error, spot.address);
    const begun = await this.#sessions.begin(proven.value, spot);
    return begun.ok ? begun : this.#refused({ id: begun.error }, spot.address);
  }

  /** What was typed as a name is not written down: it may have been the password. */
  #refused<E extends SignInRefusal>(refusal: E, address: string): Result<never, E> {
    const isNew = refusal.id !== 'too-many' && refusal.id !== 'busy';
    const at = this.#ports.clock.now();
    if (isNew)
      this.#ports.journal.append({ kind: 'sign-in-refused', at, facts: { address, why: refusal.id } });
    return err(refusal);
  }
}
