import { err, ok, type Result } from '../../base/result.ts';
import type { Changed } from './identity-file.ts';
import { addPasskey, type OwnPasskey, passkeyOf, type PasskeyRefusal, removePasskey } from './passkeys.ts';
import type { IdentityState } from './state.ts';
import type { IdentityStore, StorePorts } from './store.ts';

/** Adds and removes passkeys. The journal has each before the file has. */
export class Keyring {
  readonly #ports: StorePorts;
  readonly #store: IdentityStore;

  constructor(ports: StorePorts, store: IdentityStore) {
    this.#ports = ports;
    this.#store = store;
  }

  add(own: OwnPasskey): Promise<Result<true, PasskeyRefusal | 'not-written'>> {
    return this.#written<Result<true, PasskeyRefusal | 'not-written'>>(err('not-written'), (state) => {
      const added = addPasskey(state, own);
      if (!added.ok) return { state, value: added };
      return this.#tell('passkey-added', own)
        ? { state: added.value, value: ok(true) }
        : { state, value: err('not-written') };
    });
  }

  /** Whether there is none of that id any more. */
  remove(person: string, key: string): Promise<boolean> {
    return this.#written(false, (state) => {
      const own = passkeyOf(state, key);
      const after = removePasskey(state, { person, key });
      if (!own || !after) return { state, value: true };
      return this.#tell('passkey-removed', own) ? { state: after, value: true } : { state, value: false };
    });
  }

  async #written<T>(otherwise: T, change: (state: IdentityState) => Changed<T>): Promise<T> {
    try {
      return await this.#store.update(change);
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      this.#ports.log.warn('a passkey could not be written', { problem });
      return otherwise;
    }
  }

  #tell(kind: string, { person, passkey }: OwnPasskey): boolean {
    const facts = { principal: `person:${person}`, name: passkey.name };
    return this.#ports.journal.append({ kind, at: this.#ports.clock.now(), facts });
  }
}
