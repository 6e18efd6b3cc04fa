import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

/** A subscription whose CALLBACK names another address than the subscriber's. Both addresses are the auditor's own. */
export const EventCallbackPart = Type.Object(
  {
    serviceType: Type.String(),
    subscriber: Type.String(),
    callback: Type.String(),
    accepted: Type.Boolean(),
    status: Type.Optional(Type.Integer()),
    /** Bytes of the event message that reached the other address; absent when none came. */
    deliveredBytes: Type.Optional(Type.Integer()),
    /** The subscription was taken back; false with `accepted` means that it runs out by itself. */
    unsubscribed: Type.Boolean(),
  },
  { additionalProperties: false },
);

export type EventCallbackPart = Frozen<Static<typeof EventCallbackPart>>;
