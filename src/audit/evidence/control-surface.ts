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
 * What came of a harmless action that was invoked without any credential. `answered`: it did what it was asked. `fault`:
 * the service processed the call and returned a UPnP error. `denied`: turned away before that (401, 403, UPnP error
 * 606). `absent`: 404, 405, 410. `other`: an answer that is none of these. `no-answer`: none came. `not-asked`: a budget
 * was used up, or the path is one that is not asked.
 */
export const CallOutcome = Type.Union([
  Type.Literal('answered'),
  Type.Literal('fault'),
  Type.Literal('denied'),
  Type.Literal('absent'),
  Type.Literal('other'),
  Type.Literal('no-answer'),
  Type.Literal('not-asked'),
]);

export type CallOutcome = Static<typeof CallOutcome>;

/** A harmless action of a service, and what came of it. Services without such an action have no proof. */
const Proof = Type.Object(
  {
    serviceType: Type.String(),
    action: Type.String(),
    outcome: CallOutcome,
    status: Type.Optional(Type.Integer()),
    upnpErrorCode: Type.Optional(Type.Integer()),
    /** What was answered, shortened: `CurrentVolume=12`; names alone where values may be personal. */
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
