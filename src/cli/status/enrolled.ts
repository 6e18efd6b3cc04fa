import { isLive } from '../../guard/identity/lease.ts';
import { isCurrent } from '../../guard/identity/session.ts';
import type { IdentityState } from '../../guard/identity/state.ts';

/** Who is enrolled now. Times are milliseconds since the epoch. */
export interface EnrolledNow {
  readonly devices: readonly EnrolledDevice[];
  /** Codes that wait to be typed. */
  readonly openCodes: number;
  readonly programs: readonly { readonly name: string; readonly role: string; readonly since: number }[];
  /** People that are signed in, once for each address. */
  readonly sessions: number;
}

interface EnrolledDevice {
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly since: number;
  readonly seenAt: number;
  readonly until: number;
}

export const enrolledIn = (
  { devices, codes, programs, sessions }: IdentityState,
  at: number,
): EnrolledNow => ({
  devices: devices
    .filter((device) => isLive(device, at))
    .map(({ name, role, address, enrolledAt, usedAt, leaseEndsAt }) => ({
      name,
      role,
      address,
      since: enrolledAt,
      seenAt: usedAt,
      until: leaseEndsAt,
    })),
  openCodes: codes.filter(({ stand, expiresAt }) => stand === 'open' && at < expiresAt).length,
  programs: programs
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ name, role, madeAt }) => ({ name, role, since: madeAt })),
  sessions: sessions.filter((session) => isCurrent(session, at)).length,
});
