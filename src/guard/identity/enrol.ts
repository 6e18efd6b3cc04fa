import { timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '../../base/result.ts';
import { isLive } from './lease.ts';
import { CLOCK_SLACK_MS, IDENTITY_LIMITS } from './limits.ts';
import type { Code, Device, IdentityState } from './state.ts';

/** So many wrong codes, from wherever, and every open code is void. */
export const MAX_WRONG_CODES = 50;

/** What an owner grants with a code. */
export interface NewCode {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
  readonly leaseMs: number;
  readonly at: number;
  readonly expiresAt: number;
}

/** Why no code was made: a living device has that name, or there are as many as there may be. */
export type CodeRefusal = 'name-taken' | 'too-many';

/** A newer code for the same name makes the older one void: the owner asks again when a note was lost. */
export function openCode(state: IdentityState, wanted: NewCode): Result<IdentityState, CodeRefusal> {
  const { at, ...code } = wanted;
  if (state.devices.some((device) => device.name === code.name && isLive(device, at)))
    return err('name-taken');
  const others = state.codes.map((old) => (old.name === code.name && isOpen(old, at) ? voided(old) : old));
  const open = others.filter((old) => isOpen(old, at));
  const isFull =
    open.length >= IDENTITY_LIMITS.openCodes ||
    others.length >= IDENTITY_LIMITS.codes ||
    state.devices.length + open.length >= IDENTITY_LIMITS.devices;
  if (isFull || others.some(({ hash }) => hash === code.hash)) return err('too-many');
  return ok({
    ...state,
    wrongCodes: open.length === 0 ? 0 : state.wrongCodes,
    codes: [...others, { ...code, groups: [...code.groups], madeAt: at, stand: 'open' }],
  });
}

/** Whom a code is typed by. */
export interface Redemption {
  /** `undefined` for what cannot be a code. */
  readonly hash: string | undefined;
  /** In plain spelling. */
  readonly address: string;
  readonly hardware: string | undefined;
  readonly at: number;
}

/**
 * Why a code did not enrol a device.
 *
 * - `wrong-code`: there is no such code.
 * - `used-code`, `expired-code`, `void-code`: there was one; who knows it may know what became of it.
 * - `address-taken`: another device lives at this address and could not be told apart. The code stays good.
 */
export type RedeemRefusal = 'wrong-code' | 'used-code' | 'expired-code' | 'void-code' | 'address-taken';

export interface Redeemed {
  /** The same object when nothing has to be remembered. */
  readonly state: IdentityState;
  readonly outcome: Result<Device, RedeemRefusal>;
  /** This attempt was one too many: every open code is void now. */
  readonly codesVoid: boolean;
}

/** Uses a code up and binds the device to where it came from. */
export function redeemCode(state: IdentityState, redemption: Redemption): Redeemed {
  const code = state.codes.find(({ hash }) => isSame(hash, redemption.hash));
  if (!code) return wrongCode(state, redemption.at);
  const refusal = whyNot(code, state, redemption);
  if (refusal) return { state, outcome: err(refusal), codesVoid: false };
  const device = deviceOf(code, redemption);
  const codes = state.codes.map((old) => (old === code ? { ...old, stand: 'used' as const } : old));
  return {
    state: { ...state, codes, devices: [...state.devices, device] },
    outcome: ok(device),
    codesVoid: false,
  };
}

function whyNot(code: Code, { devices }: IdentityState, redemption: Redemption): RedeemRefusal | undefined {
  if (code.stand !== 'open') return code.stand === 'used' ? 'used-code' : 'void-code';
  if (!isOpen(code, redemption.at)) return 'expired-code';
  const isTaken = devices.some(
    (device) => isLive(device, redemption.at) && cannotBeToldApart(device, redemption),
  );
  return isTaken ? 'address-taken' : undefined;
}

/** Two devices share an address only when both hardware addresses are known and differ. */
const cannotBeToldApart = (device: Device, { address, hardware }: Redemption): boolean =>
  device.address === address &&
  (device.hardware === undefined || hardware === undefined || device.hardware === hardware);

function deviceOf({ id, name, role, groups, leaseMs }: Code, { address, hardware, at }: Redemption): Device {
  return {
    id,
    name,
    role,
    groups,
    address,
    ...(hardware === undefined ? {} : { hardware }),
    leaseMs,
    enrolledAt: at,
    usedAt: at,
    leaseEndsAt: at + leaseMs,
  };
}

/** Counted only while something could be guessed: otherwise a stranger could have the file written as often as he likes. */
function wrongCode(state: IdentityState, at: number): Redeemed {
  const outcome = err('wrong-code' as const);
  if (!hasOpenCode(state, at)) return { state, outcome, codesVoid: false };
  const wrongCodes = state.wrongCodes + 1;
  if (wrongCodes < MAX_WRONG_CODES) return { state: { ...state, wrongCodes }, outcome, codesVoid: false };
  const codes = state.codes.map((code) => (isOpen(code, at) ? voided(code) : code));
  return { state: { ...state, wrongCodes, codes }, outcome, codesVoid: true };
}

export const hasOpenCode = ({ codes }: IdentityState, at: number): boolean =>
  codes.some((code) => isOpen(code, at));

export const isOpen = ({ stand, madeAt, expiresAt }: Code, at: number): boolean =>
  stand === 'open' && at >= madeAt - CLOCK_SLACK_MS && at < expiresAt;

/** Makes the open code of that name void; undefined where there is none. */
export function endCode(state: IdentityState, name: string, at: number): IdentityState | undefined {
  if (!state.codes.some((code) => code.name === name && isOpen(code, at))) return undefined;
  const codes = state.codes.map((code) => (code.name === name && isOpen(code, at) ? voided(code) : code));
  return { ...state, codes };
}

const voided = (code: Code): Code => ({ ...code, stand: 'void' });

const isSame = (hash: string, other: string | undefined): boolean =>
  other !== undefined && timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(other, 'hex'));
