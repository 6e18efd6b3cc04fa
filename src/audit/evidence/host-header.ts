import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

/** The description asked for under a name that is not the device's own. */
export const HostHeaderPart = Type.Object(
  {
    foreignHost: Type.String(),
    /** `served`: the same page as under its own address. `other`: an answer, but not the page. */
    outcome: Type.Union([Type.Literal('served'), Type.Literal('other'), Type.Literal('no-answer')]),
    status: Type.Optional(Type.Integer({ minimum: 100, maximum: 599 })),
  },
  { additionalProperties: false },
);

export type HostHeaderPart = Frozen<Static<typeof HostHeaderPart>>;
