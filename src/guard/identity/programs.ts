import { err, ok, type Result } from '../../base/result.ts';
import { IDENTITY_LIMITS } from './limits.ts';
import type { IdentityState, Program } from './state.ts';

/** Why a program was not added: the name or the credential is in use, or there are as many as there may be. */
export type ProgramRefusal = 'name-taken' | 'credential-taken' | 'too-many';

export function addProgram(state: IdentityState, program: Program): Result<IdentityState, ProgramRefusal> {
  const { programs } = state;
  if (programs.some(({ name, endedAt }) => name === program.name && endedAt === undefined))
    return err('name-taken');
  // An ended credential stays ended: a certificate that was turned away does not come back under another name.
  if (programs.some(({ credential }) => credentialKey(credential) === credentialKey(program.credential)))
    return err('credential-taken');
  if (programs.length >= IDENTITY_LIMITS.programs) return err('too-many');
  return ok({ ...state, programs: [...programs, program] });
}

/** Ends the living program of that name; undefined where there is none. */
export function endProgram(state: IdentityState, name: string, at: number): IdentityState | undefined {
  const ended = state.programs.find((program) => program.name === name && program.endedAt === undefined);
  if (!ended) return undefined;
  const programs = state.programs.map((program) =>
    program === ended ? { ...program, endedAt: at } : program,
  );
  return { ...state, programs };
}

/** Unique among credentials: `token 9f86…`, `certificate 60303a…`. */
export const credentialKey = (credential: Program['credential']): string =>
  credential.kind === 'token' ? `token ${credential.hash}` : `certificate ${credential.fingerprint}`;
