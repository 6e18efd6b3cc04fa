import { CAST_IDS, type CastId } from '../../catalog/casts.ts';
import type { Principal } from '../identity/principal.ts';
import { decideCast } from './cast-request.ts';
import type { Policy } from './decision.ts';
import type { ReasonId } from './reasons.ts';

/** Whether a principal could hand music to one room by one service. */
export interface CastOutlook {
  readonly service: CastId;
  readonly room: string;
  readonly permitted: boolean;
  /** The first reason, where it is refused. */
  readonly reason?: ReasonId;
}

interface Asked {
  readonly principal: Principal;
  readonly rooms: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
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
