import type { EventHub } from '../events/event-hub.ts';
import { ownerKey } from '../events/subscriber.ts';
import { Understanding } from '../request/remembered.ts';
import type { NotUnderstood, UnderstoodRequest } from '../request/understood.ts';
import type { Answer } from './answer.ts';
import type { Asked } from './ask-policy.ts';
import { CallAnswers } from './call-answers.ts';
import { type Arrival, askerOf, type Asker, type AtDoor, enter, type EntryParts, turnAway } from './enter.ts';
import { Judge, type JudgeParts, type Judgement } from './judge.ts';
import { performCall } from './perform-call.ts';
import { performEventing } from './perform-eventing.ts';
import { performPage } from './perform-page.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed, playerUnknown, refusalOf, refusalOfNotUnderstood } from './refusals.ts';

export interface EnforcerParts extends EntryParts, JudgeParts {
  readonly hub: EventHub;
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
  readonly #callAnswers: CallAnswers;

  constructor(parts: EnforcerParts) {
    this.#parts = parts;
    this.#judge = new Judge(parts);
    this.#understanding = new Understanding(parts.addresses.inward);
    this.#callAnswers = new CallAnswers(parts.addresses);
  }

  async serve(at: AtDoor): Promise<Answer> {
    const { clock } = this.#parts;
    const { place, request, address } = at;
    const entry = enter(this.#parts, at);
    if (entry.kind === 'turned-away') return refusalOfNotUnderstood(entry.refusal);
    if (entry.kind === 'player-unknown') return playerUnknown();
    const { asker, player } = entry;
    const understood = this.#understanding.of(request, player.services);
    if (!understood.ok) {
      turnAway(this.#parts, { place, asker }, understood.error);
      return refusalOfNotUnderstood(understood.error);
    }
    const { principal } = asker;
    const who = ownerKey(principal, address);
    const asked = { understood: understood.value, principal, asker: who, place, player, at: clock.now() };
    return this.#inTurn(asked, asker);
  }

  async #inTurn(asked: AskedHere, asker: Asker): Promise<Answer> {
    const outcome = await this.#judge.inTurn(asked, (access) => this.#decide(access, asked, asker));
    return outcome.ok ? outcome.value : playerFailed(asked.understood.action.kind, outcome.error);
  }

  async #decide(access: PlayerAccess, asked: AskedHere, asker: Asker): Promise<Answer> {
    const judged = await this.#judge.judge(access, asked, asker);
    return judged.effect === 'permit'
      ? this.#act(access, { asked, judged, asker })
      : refusalOf(asked.understood.action.kind, judged.reason);
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
    const permitted = { place, touched: judged.touched };
    switch (understood.kind) {
      case 'subscribe':
      case 'unsubscribe':
        return performEventing(hub, { understood, place, player, principal, address: asker.address });
      case 'call':
        return performCall(access, this.#callAnswers, { ...permitted, understood });
      case 'page':
        return performPage(access, addresses, { ...permitted, understood });
    }
  }

  /** Writes down what came and was no request. */
  note(at: Arrival, refusal: NotUnderstood): void {
    turnAway(this.#parts, { place: at.place, asker: askerOf(this.#parts.identify, at) }, refusal);
  }
}
