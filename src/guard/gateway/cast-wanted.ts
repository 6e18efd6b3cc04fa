import { asIpAddress, ipv4ToNumber } from '../../base/address.ts';
import { CAST_SERVICE_IDS, type CastServiceId } from '../../catalog/cast-services.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Identities } from '../identity/identities.ts';
import type { Principal } from '../identity/principal.ts';
import { decideCast } from '../policy/cast-request.ts';
import type { Decision, Policy } from '../policy/decision.ts';
import type { PlayerPlace } from './guarded-player.ts';

export interface CastParts {
  readonly clock: Clock;
  readonly identities: Pick<Identities, 'standingOf' | 'addresses'>;
  readonly policy: () => Policy;
  /** Of these those behind a gateway count: to others nothing has to be opened. */
  readonly places: () => readonly PlayerPlace[];
}

/** Somebody at an address, and one service of one player. */
export interface Cast {
  readonly service: CastServiceId;
  readonly client: string;
  readonly player: string;
  readonly room: string;
  readonly principal: Principal;
  readonly ground: string;
}

export interface JudgedCast extends Cast {
  readonly decision: Decision;
}

/** Everybody who is known at an address now, with all that is permitted from there. */
export const wantedCasts = (parts: CastParts): readonly JudgedCast[] =>
  parts.identities
    .addresses()
    .filter((address) => asIpAddress(address) !== undefined && ipv4ToNumber(address) !== undefined)
    .flatMap((client) => castsFrom(parts, client))
    .filter(({ decision }) => decision.effect === 'permit');

function castsFrom(parts: CastParts, client: string): readonly JudgedCast[] {
  const { principal, ground } = parts.identities.standingOf(client);
  const at = parts.clock.now();
  const policy = parts.policy();
  const behind = parts.places().filter(({ localPorts }) => localPorts !== undefined);
  return CAST_SERVICE_IDS.flatMap((service) =>
    behind.map(({ room, endpoint }) => ({
      service,
      client,
      player: endpoint.host,
      room,
      principal,
      ground,
      decision: decideCast(policy, { principal, service, room, at }),
    })),
  );
}

/** The same cast as it stands now: why it is over. */
export function castNow({ clock, identities, policy }: CastParts, cast: Cast): JudgedCast {
  const { principal, ground } = identities.standingOf(cast.client);
  const { service, room } = cast;
  return { ...cast, ground, decision: decideCast(policy(), { principal, service, room, at: clock.now() }) };
}
