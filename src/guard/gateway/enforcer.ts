import type { EventHub } from '../events/event-hub.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import type { RateLimit } from '../shield/rate-limit.ts';
import { Understanding } from '../request/remembered.ts';
import type { NotUnderstood, UnderstoodRequest } from '../request/understood.ts';
import type { Addresses } from './addresses.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './ask-policy.ts';
import { CallAnswers } from './call-answers.ts';
import { CallRequests } from './call-requests.ts';
import { type Arrival, askerOf, type Asker, type AtDoor, enter, type EntryParts, turnAway } from './enter.ts';
import { Judge, type JudgeParts } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { type KnownCalls, performCall } from './perform-call.ts';
import { performEventing } from './perform-eventing.ts';
import { performPage } from './perform-page.ts';
import { performSpotify } from './perform-spotify.ts';
import type { PlayerAccess } from './player-access.ts';
import { sightOf } from './sight-of.ts';
import { type Held, Throttle } from './throttle.ts';
import { wayTo } from './way.ts';
import { playerFailed, refusalOf, refusalOfNotUnderstood, tongueOf } from './refusals.ts';

export interface EnforcerParts extends EntryParts, JudgeParts {
  readonly hub: EventHub;
  readonly rates: RateLimit;
  /** Where devices are enrolled now: `http://192.168.1.2:8080`. */
  readonly frontDesk?: () => string | undefined;
}

interface AskedHere extends Asked {
  readonly understood: UnderstoodRequest;
  readonly secure: boolean;
}

type Permitted = Extract<Judgement, { readonly effect: 'permit' }>;

/**
 * The path of a guarded request: the rules of the door, what it is, who asks, what the policy says, the journal, and only
 * then the act. Every way out but the last is an answer of the guard itself.
 */
export class Enforcer {
  readonly #parts: EnforcerParts;
  readonly #judge: Judge;
  #understanding: Understanding;
  #calls: KnownCalls;
  readonly #throttle: Throttle;

  constructor(parts: EnforcerParts) {
    this.#parts = parts;
    this.#judge = new Judge(parts);
    this.#understanding = new Understanding(parts.addresses.inward);
    this.#calls = knownCalls(parts.addresses);
    this.#throttle = new Throttle(parts.rates);
  }

  /** What was understood and answered is worked out anew: the addresses of players are others. */
  forget(): void {
    this.#understanding = new Understanding(this.#parts.addresses.inward);
    this.#calls = knownCalls(this.#parts.addresses);
  }

  async serve(at: AtDoor): Promise<Answer> {
    const { clock, policy } = this.#parts;
    const { place, request } = at;
    const entry = enter(this.#parts, at);
    if (entry.kind === 'turned-away') return this.#turnAway(at, entry.asker, entry.refusal);
    const { asker, player } = entry;
    const understood = this.#understanding.of(request, player.services);
    if (!understood.ok) return this.#turnAway(at, asker, understood.error);
    const { principal, key } = asker;
    const { action } = understood.value;
    const held = this.#throttle.take(key, action.riskClass === 'read' ? 'read' : 'write');
    if (held !== 'pass') return this.#holdBack(at, { asker, held, action });
    const who = {
      principal,
      asker: key,
      place,
      player,
      at: clock.now(),
      rules: policy(),
      secure: at.secure ?? false,
    };
    const asked: AskedHere = { ...who, understood: understood.value };
    const outcome = await this.#judge.inTurn(asked, asker, (access, judged) =>
      this.#answer(access, judged, { asked, asker }),
    );
    if (!outcome.ok) return playerFailed(tongueOf(action), outcome.error);
    return outcome.value ?? this.serve(at);
  }

  /** Undefined where it has to be looked at from the beginning. */
  #answer(
    access: PlayerAccess,
    judged: Judgement,
    { asked, asker }: { readonly asked: AskedHere; readonly asker: Asker },
  ): Answer | undefined | Promise<Answer> {
    if (judged.effect === 'outdated') return undefined;
    if (judged.effect === 'unanswered')
      return playerFailed(tongueOf(asked.understood.action), judged.failure);
    return judged.effect === 'permit'
      ? this.#act(access, { asked, judged, asker })
      : refusalOf(asked.understood.action, judged.reason, this.#parts.frontDesk?.());
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
    const sight = sightOf(this.#parts, principal, asked.rules);
    const way = wayTo(place, asked);
    const permitted = { way, touched: judged.touched, sight };
    if (understood.kind === 'call') return performCall(access, this.#calls, { ...permitted, understood });
    if (understood.kind === 'page') return performPage(access, addresses, { ...permitted, understood });
    if (understood.kind === 'spotify') return performSpotify(access, { ...permitted, understood });
    return performEventing(hub, { understood, place, player, principal, address: asker.address });
  }

  /** Writes down what came and was no request. */
  note(at: Arrival, refusal: NotUnderstood): void {
    this.#turnAway(at, askerOf(this.#parts.identify, at), refusal);
  }

  #turnAway({ place }: Arrival, asker: Asker, refusal: NotUnderstood): Answer {
    const held = this.#throttle.take(asker.key, 'read');
    if (held !== 'again') turnAway(this.#parts, { place, asker }, refusal);
    return refusalOfNotUnderstood(refusal, this.#parts.frontDesk?.());
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
    return refusalOf(action, { id: 'too-many' });
  }
}

const knownCalls = (addresses: Addresses): KnownCalls => ({
  requests: new CallRequests(),
  answers: new CallAnswers(addresses),
});
