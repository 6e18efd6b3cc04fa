import { hash } from 'node:crypto';
import { err, ok, type Result } from '../../base/result.ts';
import { IDENTITY_LIMITS } from './limits.ts';
import type { IdentityState, Passkey, Person } from './state.ts';

/** Why a passkey was not added: there is one of that id, there are eight, or there is no such person any more. */
export type PasskeyRefusal = 'taken' | 'most' | 'nobody';

/** A person and a passkey of theirs. */
export interface OwnPasskey {
  readonly person: string;
  readonly passkey: Passkey;
}

export function addPasskey(
  state: IdentityState,
  { person: id, passkey }: OwnPasskey,
): Result<IdentityState, PasskeyRefusal> {
  const person = state.people.find((candidate) => candidate.id === id);
  if (!person) return err('nobody');
  if (passkeyOf(state, passkey.id)) return err('taken');
  if (person.passkeys.length >= IDENTITY_LIMITS.passkeysEach) return err('most');
  return ok(withPasskeys(state, person, [...person.passkeys, passkey]));
}

/** Undefined where the person has none of that id. */
export function removePasskey(
  state: IdentityState,
  { person: id, key }: { readonly person: string; readonly key: string },
): IdentityState | undefined {
  const person = state.people.find((candidate) => candidate.id === id);
  const left = person?.passkeys.filter((passkey) => passkey.id !== key);
  return person && left && left.length < person.passkeys.length
    ? withPasskeys(state, person, left)
    : undefined;
}

export function passkeyOf({ people }: IdentityState, key: string): OwnPasskey | undefined {
  for (const { id, passkeys } of people) {
    const passkey = passkeys.find((candidate) => candidate.id === key);
    if (passkey) return { person: id, passkey };
  }
  return undefined;
}

/**
 * What an authenticator keeps beside a passkey to tell whose it is (WebAuthn §4, user handle): the same for all passkeys of a
 * person, and no name.
 */
export const userHandleOf = (person: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hash('sha256', `tonewall person ${person}`, 'buffer'));

const withPasskeys = (state: IdentityState, person: Person, passkeys: readonly Passkey[]): IdentityState => ({
  ...state,
  people: state.people.map((other) => (other === person ? { ...person, passkeys } : other)),
});
