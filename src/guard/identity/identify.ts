import { plainAddress } from '../../base/address.ts';
import { ipNumber, networkContains } from '../../base/network.ts';
import { type Asker, type Identified, showsCredential } from './asker.ts';
import { bearerToken } from './authorization.ts';
import type { Ground } from './grounds.ts';
import { plainHardware } from './hardware.ts';
import { isLive } from './lease.ts';
import { NOBODY, type Principal } from './principal.ts';
import { isCurrent } from './session.ts';
import type { KnownDevice, KnownProgram, KnownSession, Snapshot } from './snapshot.ts';
import { tokenHash } from './token.ts';

/**
 * Who asks. What is shown has to hold: a credential that is wrong, ended or from elsewhere makes nobody of whoever shows
 * it, even on an enrolled device. Without one the person who is signed in at the address counts, then the device at the
 * address, then the segment, then nobody.
 */
export function identify(snapshot: Snapshot, asker: Asker, at: number): Identified {
  const address = plainAddress(asker.address);
  if (address === undefined) return nobody('no-address');
  if (showsCredential(asker)) return byCredential(snapshot, asker, address);
  const place = { address, hardware: asker.hardware, at };
  const person = bySession(snapshot, place);
  if (typeof person !== 'string') return { principal: person.principal, ground: 'signed-in' };
  const device = byDevice(snapshot, place);
  if (typeof device !== 'string') return { principal: device.principal, ground: 'device' };
  return { principal: strangerAt(snapshot, address), ground: device === 'unknown' ? person : device };
}

/** Whether a hardware address makes a difference to who asks from there. */
export const wantsHardware = ({ sessions, devices }: Snapshot, address: string): boolean =>
  sessions.get(address)?.session.hardware !== undefined ||
  (devices.get(address)?.some(({ device }) => device.hardware !== undefined) ?? false);

export const nobody = (ground: Ground): Identified => ({ principal: NOBODY, ground });

/** Of two credentials it would be open which one counts. */
function byCredential(
  snapshot: Snapshot,
  { authorization = [], certificate }: Asker,
  address: string,
): Identified {
  if (authorization.length + (certificate === undefined ? 0 : 1) > 1) return nobody('several-credentials');
  const key = certificate === undefined ? tokenKey(authorization[0] ?? '') : `certificate ${certificate}`;
  const known = snapshot.programs.get(key);
  if (!known) return nobody('wrong-credential');
  const refusal = whyNot(known, address);
  return refusal ? nobody(refusal) : { principal: known.principal, ground: known.program.credential.kind };
}

function tokenKey(authorization: string): string {
  const token = bearerToken(authorization);
  return token === undefined ? 'no token' : `token ${tokenHash(token)}`;
}

export function whyNot({ program, from }: KnownProgram, address: string): Ground | undefined {
  if (program.endedAt !== undefined) return 'ended-credential';
  if (from === undefined) return undefined;
  const number = ipNumber(address);
  const isFrom = number !== undefined && from.some((network) => networkContains(network, number));
  return isFrom ? undefined : 'credential-elsewhere';
}

interface Place {
  readonly address: string;
  readonly hardware: string | undefined;
  readonly at: number;
}

/** The person who is signed in at this place, or why nobody is. */
function bySession(snapshot: Snapshot, { address, hardware, at }: Place): KnownSession | Ground {
  const known = snapshot.sessions.get(address);
  if (!known) return 'unknown';
  const { session } = known;
  if (!isCurrent(session, at)) return 'session-over';
  if (session.hardware === undefined) return known;
  const seen = hardware === undefined ? undefined : plainHardware(hardware);
  if (seen === session.hardware) return known;
  return seen === undefined ? 'hardware-unseen' : 'other-hardware';
}

/** The one living device of this place, or why there is none. */
function byDevice(snapshot: Snapshot, { address, hardware, at }: Place): KnownDevice | Ground {
  const known = snapshot.devices.get(address);
  if (!known) return 'unknown';
  const living = known.filter(({ device }) => isLive(device, at));
  if (living.length === 0) return known.some(isEnded) ? 'device-ended' : 'lease-over';
  const seen = hardware === undefined ? undefined : plainHardware(hardware);
  const fitting = living.filter(({ device }) => device.hardware === undefined || device.hardware === seen);
  const [first, second] = fitting;
  if (!first) return seen === undefined ? 'hardware-unseen' : 'other-hardware';
  return second ? 'several-devices' : first;
}

const isEnded = ({ device }: KnownDevice): boolean => device.endedAt !== undefined;

export function strangerAt({ segments }: Snapshot, address: string): Principal {
  if (segments.length === 0) return NOBODY;
  const number = ipNumber(address);
  if (!number) return NOBODY;
  return segments.find(({ network }) => networkContains(network, number))?.principal ?? NOBODY;
}
