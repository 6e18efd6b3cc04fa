import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

/** How a device made itself known, or how it came to be asked. */
export const Sighting = Type.Object(
  {
    by: Type.Union([
      Type.Literal('ssdp'),
      Type.Literal('mdns'),
      Type.Literal('address-given'),
      Type.Literal('sweep'),
    ]),
    /** The address that answered; never one that an answer merely named. */
    address: Type.String(),
    /** Where the description stands on that address. */
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    path: Type.String(),
    /** What a sound device does not do: a LOCATION that leads elsewhere. */
    remarks: Type.Optional(Type.Array(Type.String())),
    /** SERVER, search target, instance name and the like, as sent. */
    facts: Type.Array(
      Type.Object({ name: Type.String(), value: Type.String() }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);

export type Sighting = Frozen<Static<typeof Sighting>>;
