import type { IdentityState } from './state.ts';

/** A code that can no longer be used is remembered for a day, so that who types it late is told so. */
export const CODE_MEMORY_MS = 86_400_000;
/** What ended is remembered for 30 days, so that the owner sees it in the lists. */
export const ENDED_MEMORY_MS = 30 * 86_400_000;
/** A session that is over, so that whoever comes back to the front desk is told so. */
const SESSION_MEMORY_MS = 86_400_000;

/** Leaves out what is over for long: the file does not grow, and names of former guests are not kept. */
export function swept(state: IdentityState, at: number): IdentityState {
  return {
    ...state,
    codes: state.codes.filter(({ expiresAt }) => at - expiresAt < CODE_MEMORY_MS),
    devices: state.devices.filter(
      ({ leaseEndsAt, endedAt }) => at - Math.min(endedAt ?? leaseEndsAt, leaseEndsAt) < ENDED_MEMORY_MS,
    ),
    sessions: state.sessions.filter(
      ({ idleEndsAt, endsAt }) => at - Math.min(idleEndsAt, endsAt) < SESSION_MEMORY_MS,
    ),
    programs: state.programs.filter(({ endedAt }) => endedAt === undefined || at - endedAt < ENDED_MEMORY_MS),
  };
}
