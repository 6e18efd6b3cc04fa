import { Type } from 'typebox';
import { IDENTITY_LIMITS } from './limits.ts';
import { Strict } from '../../base/yaml/schema-parts.ts';
import { grant, LeaseMs, Moment, Sha256, spot } from './record-fields.ts';

/** A code that makes a device an enrolled one. */
export const CodeRecord = Strict({
  ...grant,
  /** SHA-256 of the code (see `code.ts`). */
  hash: Sha256,
  leaseMs: LeaseMs,
  madeAt: Moment,
  expiresAt: Moment,
  /** `void`: too many wrong ones were tried, or a newer code for the same name was made. */
  stand: Type.Enum(['open', 'used', 'void']),
});

/** A device that was enrolled with a code. */
export const DeviceRecord = Strict({
  ...grant,
  ...spot,
  leaseMs: LeaseMs,
  enrolledAt: Moment,
  usedAt: Moment,
  leaseEndsAt: Moment,
  endedAt: Type.Optional(Moment),
});

/** A program that shows a token or a certificate. */
export const ProgramRecord = Strict({
  ...grant,
  credential: Type.Union([
    Strict({ kind: Type.Literal('token'), hash: Sha256 }),
    Strict({ kind: Type.Literal('certificate'), fingerprint: Sha256 }),
  ]),
  /** Networks it may come from; missing is anywhere, and an empty list cannot be written. */
  from: Type.Optional(
    Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: IDENTITY_LIMITS.networks }),
  ),
  madeAt: Moment,
  endedAt: Type.Optional(Moment),
});
