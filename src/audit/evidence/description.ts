import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

/** A service as the description names it; paths are on the device itself. */
export const ExposedService = Type.Object(
  {
    serviceType: Type.String(),
    serviceId: Type.String(),
    scpdPath: Type.String(),
    controlPath: Type.String(),
    eventPath: Type.String(),
  },
  { additionalProperties: false },
);

export type ExposedService = Frozen<Static<typeof ExposedService>>;

const Served = Type.Object(
  {
    kind: Type.Literal('served'),
    path: Type.String(),
    /** The SERVER header of the answer. */
    server: Type.Optional(Type.String()),
    deviceType: Type.String(),
    udn: Type.String(),
    friendlyName: Type.String(),
    manufacturer: Type.String(),
    modelName: Type.String(),
    modelNumber: Type.String(),
    /** The vendor's plain elements, name and text: `roomName`, `softwareVersion`, `swGen`, `MACAddress` … */
    fields: Type.Array(
      Type.Object({ name: Type.String(), value: Type.String() }, { additionalProperties: false }),
    ),
    /** Services of the root device and of all devices inside it. */
    services: Type.Array(ExposedService),
    /** Types of services that lie at another host or port, or nowhere; they are never asked. */
    leftOut: Type.Array(Type.String()),
  },
  { additionalProperties: false },
);

/** The device said no (401, 403): players do with UPnP off. */
const Denied = Type.Object(
  {
    kind: Type.Literal('denied'),
    path: Type.String(),
    server: Type.Optional(Type.String()),
    status: Type.Integer(),
  },
  { additionalProperties: false },
);

/** An answer that is neither a description nor a no: a redirect, 404, an error of the server. */
const Unexpected = Type.Object(
  {
    kind: Type.Literal('unexpected'),
    path: Type.String(),
    server: Type.Optional(Type.String()),
    status: Type.Integer(),
  },
  { additionalProperties: false },
);

export const DescriptionPart = Type.Union([Served, Denied, Unexpected]);

export type DescriptionPart = Frozen<Static<typeof DescriptionPart>>;
export type ServedDescription = Frozen<Static<typeof Served>>;
