import { ok, type Result } from '../../base/result.ts';
import type { Record } from '../../journal/gather.ts';
import type { ApprovalDesk } from '../approval/desk.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { Shield } from '../shield/shield.ts';
import type { WaitFailure } from '../shield/waiting.ts';
import { approvalAskOf } from './approval-ask.ts';
import { volumeEffectIn } from '../effects/volumes.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Decision, Policy, Reason } from '../policy/decision.ts';
import type { ReasonId } from '../policy/reasons.ts';
import type { Addresses } from './addresses.ts';
import { accessRequestOf, type Asked } from './ask-policy.ts';
import type { Asker } from './enter.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { decisionEntry } from '../record/decision-entry.ts';
import { isSilent, noticing } from './noticing-access.ts';
import { accessThrough, alone, type PlayerAccess } from './player-access.ts';
import type { Roster } from './roster.ts';
import { withoutJournal } from './without-journal.ts';
import type { ZoneGroups } from './zone-groups.ts';

export interface JudgeParts {
  readonly roster: Roster;
  readonly shield: Shield;
  readonly desk: ApprovalDesk;
  readonly addresses: Addresses;
  readonly zoneGroups: ZoneGroups;
  /** Writes a decision down: whether that succeeded. */
  readonly record: Record;
  /** The policy in force now: another after a reload. */
  readonly policy: () => Policy;
}

/** What was decided and written down. */
export type Judgement =
  | { readonly effect: 'permit'; readonly request: AccessRequest; readonly touched: readonly PlayerPlace[] }
  | { readonly effect: 'forbid'; readonly request: AccessRequest; readonly reason: Reason }
  /** The player did not tell what a decision has to know, and so nothing is done; the journal has the decision without it. */
  | { readonly effect: 'unanswered'; readonly failure: ShieldFailure }
  /** Other rules came into force meanwhile: nothing was decided, and it has to be looked at from the beginning. */
  | { readonly effect: 'outdated' };

/** Reasons for which a player that told nothing may be the only cause. */
const UNTOLD: readonly ReasonId[] = ['room-not-permitted', 'volume-unknown'];

/** One judge for both doors: what the policy says of a request that was understood, and the journal, before anything is done. */
export class Judge {
  readonly #parts: JudgeParts;

  constructor(parts: JudgeParts) {
    this.#parts = parts;
  }

  /**
   * What depends on how loud a room is now is judged and done while nobody else can change that. Commands of the local API
   * go to the player past its queue of requests, so everything that they change waits its turn here.
   */
  async inTurn<T>(asked: Asked, task: (access: PlayerAccess) => Promise<T>): Promise<Result<T, WaitFailure>> {
    const { shield } = this.#parts;
    const players = this.#players(asked);
    return players.length === 0
      ? ok(await task(accessThrough(shield, asked.asker)))
      : alone(shield, { principal: asked.asker, players }, task);
  }

  /** Those that must hold still. */
  #players({ understood, place }: Asked): readonly PlayerPlace[] {
    const { places } = this.#parts.roster;
    const effect = volumeEffectIn(understood);
    if (effect?.kind === 'group-by') return places;
    if (effect?.kind === 'by') return [place];
    if (understood.kind !== 'command' || understood.action.riskClass === 'read') return [];
    return understood.objects.playerId === undefined ? places : [place];
  }

  async judge(access: PlayerAccess, asked: Asked, asker: Asker): Promise<Judgement> {
    const { addresses, zoneGroups, policy, record } = this.#parts;
    const noticed = noticing(access);
    const request = await accessRequestOf({ access: noticed.access, addresses, zoneGroups }, asked);
    if (policy() !== asked.rules) return { effect: 'outdated' };
    const judged = this.#withApproval(asked.rules, request, { asked, asker });
    const written = await record(decisionEntry(request, judged, asker));
    const decision: Decision = written ? judged : withoutJournal(judged, asked.understood);
    const failure = noticed.failure();
    if (decision.effect === 'permit')
      return failure && isSilent(failure)
        ? { effect: 'unanswered', failure }
        : { effect: 'permit', request, touched: this.#placesOf(request.rooms) };
    const [reason = { id: 'policy-failed' }] = decision.reasons;
    if (failure && UNTOLD.includes(reason.id)) return { effect: 'unanswered', failure };
    return { effect: 'forbid', request, reason };
  }

  /** A request that only lacks an owner's approval passes once when it is there, and is remembered for an owner when not. */
  #withApproval(
    policy: Policy,
    request: AccessRequest,
    { asked, asker }: { readonly asked: Asked; readonly asker: Asker },
  ): Decision {
    const decision = policy.decide(request);
    if (decision.reasons.some(({ id }) => id !== 'needs-approval')) return decision;
    const { desk } = this.#parts;
    const ask = approvalAskOf(request, asked.understood, asker);
    if (desk.take(ask)) return policy.decide({ ...request, context: { ...request.context, approved: true } });
    return desk.ask(ask).ok ? decision : { effect: 'forbid', reasons: [{ id: 'too-many' }] };
  }

  /** Something else than a write of the shield's own changes these players, now or in a moment. */
  changed(players: readonly PlayerPlace[]): void {
    for (const { endpoint } of players) this.#parts.shield.changed(endpoint.host);
  }

  /** A room that nobody named may be any. */
  #placesOf(rooms: readonly string[]): readonly PlayerPlace[] {
    const { places } = this.#parts.roster;
    const named = rooms.map((room) => places.find((place) => place.room === room));
    return named.includes(undefined) ? places : places.filter(({ room }) => rooms.includes(room));
  }
}
