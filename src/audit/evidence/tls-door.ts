import { type Static, Type } from 'typebox';
import { CallOutcome } from './control-surface.ts';
import { type Frozen, observationOf } from './observation.ts';

const Answer = observationOf(Type.Integer({ minimum: 100, maximum: 599 }));

const ApiAnswer = Type.Object(
  {
    status: Type.Integer({ minimum: 100, maximum: 599 }),
    /** `ERROR_API_KEY_VALIDATION_FAILED` and the like. */
    errorCode: Type.Optional(Type.String()),
    playerId: Type.Optional(Type.String()),
    householdId: Type.Optional(Type.String()),
    serialNumber: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export type ApiAnswer = Frozen<Static<typeof ApiAnswer>>;

const Call = observationOf(
  Type.Object(
    { status: Type.Integer({ minimum: 100, maximum: 599 }), outcome: CallOutcome },
    { additionalProperties: false },
  ),
);

/** Port 1443: the same server with TLS, and the local API. Not open: the connection was refused. */
export const TlsDoorPart = Type.Union([
  Type.Object({ open: Type.Literal(false), why: Type.String() }, { additionalProperties: false }),
  Type.Object(
    {
      open: Type.Literal(true),
      protocol: Type.String(),
      cipher: Type.String(),
      /** SHA-256 of the leaf certificate, hexadecimal; absent when none was presented. */
      certificate: Type.Optional(Type.String()),
      /** HTTP status of the description over TLS. */
      description: Answer,
      /** A harmless action over TLS. */
      soap: Call,
      /** The player's own record without a key, and with the key that open programs all use. */
      apiWithoutKey: observationOf(ApiAnswer),
      apiWithPublicKey: observationOf(ApiAnswer),
    },
    { additionalProperties: false },
  ),
]);

export type TlsDoorPart = Frozen<Static<typeof TlsDoorPart>>;
