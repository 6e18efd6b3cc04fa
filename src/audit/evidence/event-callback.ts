import { type Static, Type } from 'typebox';
import type { Frozen } from './observation.ts';

/** A subscription whose CALLBACK names another address than the subscriber's. Both addresses are the auditor's own. */
export const EventCallbackPart = Type.Object(
  {
    serviceType: Type.String(),
    subscriber: Type.String(),
    callback: Type.String(),
    /** The callback lies in another network than the subscriber, as far as this computer's addresses tell. */
    otherNetwork: Type.Boolean(),
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

/** What the device did with the subscription. */
export type CallbackStand = 'delivered' | 'undelivered' | 'turned-away' | 'unclear-answer';

/** UDA 2.0 §4.1.2: 400 and 412 refuse a subscription; 401 and 403 any; 405 and 501 say that there is no such method. */
const REFUSALS: readonly number[] = [400, 401, 403, 405, 412, 501];

export function callbackStand({ accepted, deliveredBytes, status }: EventCallbackPart): CallbackStand {
  if (accepted) return deliveredBytes === undefined ? 'undelivered' : 'delivered';
  return status !== undefined && REFUSALS.includes(status) ? 'turned-away' : 'unclear-answer';
}
