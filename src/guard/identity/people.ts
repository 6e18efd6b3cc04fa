import { type IdentityState, IDENTITY_LIMITS, type PasswordHash } from './state.ts';

interface NewPassword {
  readonly id: string;
  readonly password: PasswordHash;
  readonly at: number;
}

/** Sets a person's password, a first or a new one; undefined when there are as many people as there may be. */
export function setPassword(
  state: IdentityState,
  { id, password, at }: NewPassword,
): IdentityState | undefined {
  const others = state.people.filter((person) => person.id !== id);
  if (others.length >= IDENTITY_LIMITS.people) return undefined;
  return { ...state, people: [...others, { id, password, changedAt: at }] };
}

/** Takes a person's password away: nobody can log in as them. Undefined where there is none. */
export function endPassword(state: IdentityState, id: string): IdentityState | undefined {
  const people = state.people.filter((person) => person.id !== id);
  return people.length === state.people.length ? undefined : { ...state, people };
}
