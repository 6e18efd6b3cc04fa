import { Type } from 'typebox';
import { Hardware } from '../../base/yaml/schema-parts.ts';
import { IDENTITY_LIMITS } from './limits.ts';

/** The end of the year 9999: later dates have no ISO 8601 form of four digits. */
const LAST_MOMENT = 253_402_300_799_999;

/** Milliseconds since 1970-01-01 UTC. */
export const Moment = Type.Integer({ minimum: 0, maximum: LAST_MOMENT });
/** A day to a year, in milliseconds. */
export const LeaseMs = Type.Integer({ minimum: 86_400_000, maximum: 31_622_400_000 });
/** In lower-case hexadecimal. */
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
/** A UUID in lower case. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
/** What somebody is called; `isName` says which characters. */
export const Name = Type.String({ minLength: 1, maxLength: 64 });
/** A role, a group or a person, as `tonewall.yaml` writes it. */
export const Word = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' });

/** What the owner granted; the same from the code to the last day of the lease. */
export const grant = {
  id: Id,
  name: Name,
  role: Word,
  groups: Type.Array(Word, { maxItems: IDENTITY_LIMITS.groups }),
} as const;

/** Where on the network somebody became known. */
export const spot = {
  /** In the one spelling of `plainAddress`. */
  address: Type.String({ maxLength: 64 }),
  /** Lower case with colons; missing where it was not seen then. */
  hardware: Type.Optional(Hardware),
} as const;
