import { type Static, Type } from 'typebox';
import { ExchangeNumbers, type Frozen, observationOf } from './observation.ts';

/** The actions that one service's own SCPD lists. */
const SurfaceService = Type.Object(
  {
    serviceType: Type.String(),
    controlPath: Type.String(),
    actions: observationOf(Type.Array(Type.String())),
  },
  { additionalProperties: false },
);

/**
 * A harmless action invoked without any credential. `answered`: it did what it was asked. `fault`: the service
 * processed the call and returned a UPnP error. `denied`: turned away before that (401, 403). `absent`: 404, 405.
 */
const Proof = Type.Object(
  {
    serviceType: Type.String(),
    action: Type.String(),
    outcome: Type.Union([
      Type.Literal('answered'),
      Type.Literal('fault'),
      Type.Literal('denied'),
      Type.Literal('absent'),
      Type.Literal('no-answer'),
    ]),
    status: Type.Optional(Type.Integer()),
    upnpErrorCode: Type.Optional(Type.Integer()),
    /** What was answered, shortened: `CurrentVolume=12`. */
    excerpt: Type.Optional(Type.String()),
    exchange: ExchangeNumbers,
  },
  { additionalProperties: false },
);

export type ControlProof = Frozen<Static<typeof Proof>>;

export const ControlSurfacePart = Type.Object(
  { services: Type.Array(SurfaceService), proofs: Type.Array(Proof) },
  { additionalProperties: false },
);

export type ControlSurfacePart = Frozen<Static<typeof ControlSurfacePart>>;
