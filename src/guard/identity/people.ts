import { IDENTITY_LIMITS } from './limits.ts';
import type { IdentityState, PasswordHash } from './state.ts';

interface NewPassword {
  readonly id: string;
  readonly password: PasswordHash;
  readonly at: number;
}

/**
 * Sets a person's password, a first or a new one; undefined when there are as many people as there may be. Sessions and
 * passkeys of the person end with the old password: whoever knew it may have made them.
 */
export function setPassword(
  state: IdentityState,
  { id, password, at }: NewPassword,
): IdentityState | undefined {
  const { people, sessions } = withoutPerson(state, id);
  if (people.length >= IDENTITY_LIMITS.people) return undefined;
  return { ...state, people: [...people, { id, password, changedAt: at, passkeys: [] }], sessions };
}

/** Takes a person's password and passkeys away: nobody can sign in as them, and nobody is. Undefined where there is none. */
export function endPassword(state: IdentityState, id: string): IdentityState | undefined {
  const after = withoutPerson(state, id);
  return after.people.length === state.people.length ? undefined : { ...state, ...after };
}

const withoutPerson = (
  { people, sessions }: IdentityState,
  id: string,
): Pick<IdentityState, 'people' | 'sessions'> => ({
  people: people.filter((person) => person.id !== id),
  sessions: sessions.filter(({ person }) => person !== id),
});
