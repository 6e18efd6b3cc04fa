import type { Journal } from '../../journal/entry.ts';
import { volumeEffectIn } from '../effects/volumes.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Decision, Policy, Reason } from '../policy/decision.ts';
import type { Addresses } from './addresses.ts';
import { accessRequestOf, type Asked } from './ask-policy.ts';
import type { Asker } from './enter.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { decisionEntry } from './journal-entries.ts';
import type { PlayerAccess } from './player-access.ts';
import type { Roster } from './roster.ts';
import { withoutJournal } from './without-journal.ts';
import type { ZoneGroups } from './zone-groups.ts';

export interface JudgeParts {
  readonly roster: Roster;
  readonly access: PlayerAccess;
  readonly addresses: Addresses;
  readonly zoneGroups: ZoneGroups;
  readonly journal: Journal;
  /** The policy in force now: another after a reload. */
  readonly policy: () => Policy;
}

/** What was decided and written down. */
export type Judgement =
  | { readonly effect: 'permit'; readonly request: AccessRequest; readonly touched: readonly PlayerPlace[] }
  | { readonly effect: 'forbid'; readonly request: AccessRequest; readonly reason: Reason };

/** One judge for both doors: what the policy says of a request that was understood, and the journal, before anything is done. */
export class Judge {
  readonly #parts: JudgeParts;

  constructor(parts: JudgeParts) {
    this.#parts = parts;
  }

  /** What depends on how loud a room is now is judged and done while nobody else can change that. */
  inTurn<T>(asked: Asked, task: (access: PlayerAccess) => Promise<T>): Promise<T> {
    const { access } = this.#parts;
    const effect = volumeEffectIn(asked.understood);
    const relative = effect?.kind === 'by' || effect?.kind === 'group-by';
    return relative ? access.exclusive(asked.place, asked.principal.id, task) : task(access);
  }

  async judge(access: PlayerAccess, asked: Asked, asker: Asker): Promise<Judgement> {
    const { addresses, zoneGroups, policy, journal } = this.#parts;
    const topology = (place: PlayerPlace) => zoneGroups.now(place);
    const request = await accessRequestOf({ access, addresses, topology }, asked);
    const judged = policy().decide(request);
    const written = journal.append(decisionEntry(request, judged, asker));
    const decision: Decision = written ? judged : withoutJournal(judged, asked.understood);
    if (decision.effect === 'permit') {
      if (asked.understood.action.riskClass !== 'read') zoneGroups.forget();
      return { effect: 'permit', request, touched: this.#placesOf(request.rooms) };
    }
    const [reason = { id: 'policy-failed' }] = decision.reasons;
    return { effect: 'forbid', request, reason };
  }

  /** A room that nobody named may be any. */
  #placesOf(rooms: readonly string[]): readonly PlayerPlace[] {
    const { places } = this.#parts.roster;
    const named = rooms.map((room) => places.find((place) => place.room === room));
    return named.includes(undefined) ? places : places.filter(({ room }) => rooms.includes(room));
  }
}
