import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

/** `/getaa?u=…` pointed at the auditor's own listener under a path that nobody else knows. */
export const ArtProxyPart = Type.Object(
  {
    status: Type.Optional(Type.Integer()),
    /** The device came to our listener. */
    fetched: Type.Boolean(),
    /** What the listener served came back through the device. */
    relayed: Type.Boolean(),
    userAgent: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

export type ArtProxyPart = Frozen<Static<typeof ArtProxyPart>>;
