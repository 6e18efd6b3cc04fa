import { CAST_IDS, type CastId } from '../../catalog/casts.ts';
import { decideCast } from './cast-request.ts';
import type { Policy } from './decision.ts';
import type { Asked } from './outlook.ts';
import type { ReasonId } from './reasons.ts';

/** Whether a principal could hand music to one room by one service. */
export interface CastOutlook {
  readonly service: CastId;
  readonly room: string;
  readonly permitted: boolean;
  /** The first reason, where it is refused. */
  readonly reason?: ReasonId;
}

/** Asks the policy about every service that casts, room by room. */
export const castOutlookFor = (policy: Policy, { principal, rooms, at }: Asked): readonly CastOutlook[] =>
  CAST_IDS.flatMap((service) =>
    rooms.map((room) => {
      const { effect, reasons } = decideCast(policy, { principal, service, room, at });
      const [first] = reasons;
      return effect === 'permit' || !first
        ? { service, room, permitted: effect === 'permit' }
        : { service, room, permitted: false, reason: first.id };
    }),
  );
