import type { Clock } from '../../ports/clock.ts';
import type { Principal } from '../identity/principal.ts';
import type { Policy } from '../policy/decision.ts';
import { NOTHING_PERSONAL, onlyPlayers, SEES_EVERYTHING, type Sight } from '../redact/sight.ts';
import { mayFind } from './may-find.ts';
import type { Roster } from './roster.ts';

export interface SightParts {
  readonly clock: Clock;
  readonly roster: Roster;
  readonly policy: () => Policy;
}

/** What a principal may read of the answers of players, now: by the rules by which it was identified. */
export function sightOf(
  { clock, roster, policy }: SightParts,
  principal: Principal,
  rules: Policy = policy(),
): Sight {
  const sees = rules.sees(principal);
  if (sees === 'everything') return SEES_EVERYTHING;
  if (sees === 'nothing-personal') return NOTHING_PERSONAL;
  const at = clock.now();
  const shown = roster.places.filter(({ room }) => mayFind(rules, { principal, room, at }));
  return onlyPlayers(shown.flatMap((place) => roster.known(place)?.id ?? []));
}
