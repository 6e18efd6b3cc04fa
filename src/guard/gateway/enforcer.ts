import type { EventHub } from '../events/event-hub.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import type { RateLimit } from '../shield/rate-limit.ts';
import { Understanding } from '../request/remembered.ts';
import type { NotUnderstood, UnderstoodRequest } from '../request/understood.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './ask-policy.ts';
import { CallAnswers } from './call-answers.ts';
import { CallRequests } from './call-requests.ts';
import { type Arrival, askerOf, type Asker, type AtDoor, enter, type EntryParts, turnAway } from './enter.ts';
import { Judge, type JudgeParts, type Judgement } from './judge.ts';
import { type KnownCalls, performCall } from './perform-call.ts';
import { performEventing } from './perform-eventing.ts';
import { performPage } from './perform-page.ts';
import type { PlayerAccess } from './player-access.ts';
import { sightOf } from './sight-of.ts';
import { type Held, Throttle } from './throttle.ts';
import { playerFailed, playerUnknown, refusalOf, refusalOfNotUnderstood } from './refusals.ts';

export interface EnforcerParts extends EntryParts, JudgeParts {
  readonly hub: EventHub;
  readonly rates: RateLimit;
  /** Where devices are enrolled: `http://192.168.1.2:8080`. */
  readonly frontDesk?: string;
}

interface AskedHere extends Asked {
  readonly understood: UnderstoodRequest;
}

type Permitted = Extract<Judgement, { readonly effect: 'permit' }>;

/**
 * The path of a guarded request: the rules of the door, what it is, who asks, what the policy says, the journal, and only
 * then the act. Every way out but the last is an answer of the guard itself.
 */
export class Enforcer {
  readonly #parts: EnforcerParts;
  readonly #judge: Judge;
  readonly #understanding: Understanding;
  readonly #calls: KnownCalls;
  readonly #throttle: Throttle;

  constructor(parts: EnforcerParts) {
    this.#parts = parts;
    this.#judge = new Judge(parts);
    this.#understanding = new Understanding(parts.addresses.inward);
    this.#calls = { requests: new CallRequests(), answers: new CallAnswers(parts.addresses) };
    this.#throttle = new Throttle(parts.rates);
  }

  async serve(at: AtDoor): Promise<Answer> {
    const { clock } = this.#parts;
    const { place, request } = at;
    const entry = enter(this.#parts, at);
    if (entry.kind === 'turned-away') return this.#turnAway(at, entry.asker, entry.refusal);
    if (entry.kind === 'player-unknown') return playerUnknown(request.head.method);
    const { asker, player } = entry;
    const understood = this.#understanding.of(request, player.services);
    if (!understood.ok) return this.#turnAway(at, asker, understood.error);
    const { principal, key } = asker;
    const { action } = understood.value;
    const held = this.#throttle.take(key, action.riskClass === 'read' ? 'read' : 'write');
    if (held !== 'pass') return this.#holdBack(at, { asker, held, action });
    const asked = { understood: understood.value, principal, asker: key, place, player, at: clock.now() };
    return this.#inTurn(asked, asker);
  }

  async #inTurn(asked: AskedHere, asker: Asker): Promise<Answer> {
    const outcome = await this.#judge.inTurn(asked, asker, (access, judged) =>
      this.#answer(access, judged, { asked, asker }),
    );
    return outcome.ok ? outcome.value : playerFailed(asked.understood.action.kind, outcome.error);
  }

  async #answer(
    access: PlayerAccess,
    judged: Judgement,
    { asked, asker }: { readonly asked: AskedHere; readonly asker: Asker },
  ): Promise<Answer> {
    if (judged.effect === 'unanswered') return playerFailed(asked.understood.action.kind, judged.failure);
    return judged.effect === 'permit'
      ? this.#act(access, { asked, judged, asker })
      : refusalOf(asked.understood.action.kind, judged.reason, this.#parts.frontDesk);
  }

  #act(
    access: PlayerAccess,
    {
      asked,
      judged,
      asker,
    }: { readonly asked: AskedHere; readonly judged: Permitted; readonly asker: Asker },
  ): Promise<Answer> {
    const { addresses, hub } = this.#parts;
    const { understood, place, player, principal } = asked;
    const sight = sightOf(this.#parts, principal);
    const permitted = { place, touched: judged.touched, sight };
    if (understood.kind === 'call') return performCall(access, this.#calls, { ...permitted, understood });
    if (understood.kind === 'page') return performPage(access, addresses, { ...permitted, understood });
    return performEventing(hub, { understood, place, player, principal, address: asker.address });
  }

  /** Writes down what came and was no request. */
  note(at: Arrival, refusal: NotUnderstood): void {
    this.#turnAway(at, askerOf(this.#parts.identify, at), refusal);
  }

  #turnAway({ place }: Arrival, asker: Asker, refusal: NotUnderstood): Answer {
    const held = this.#throttle.take(asker.key, 'read');
    if (held !== 'again') turnAway(this.#parts, { place, asker }, refusal);
    return refusalOfNotUnderstood(refusal);
  }

  #holdBack(
    { place }: Arrival,
    { asker, held, action }: { readonly asker: Asker; readonly held: Held; readonly action: GuardedAction },
  ): Answer {
    const refusal = {
      reason: 'too-many',
      detail: 'too many requests',
      status: 429,
      about: action.id,
    } as const;
    if (held === 'first') turnAway(this.#parts, { place, asker }, refusal);
    return refusalOf(action.kind, { id: 'too-many' });
  }
}
