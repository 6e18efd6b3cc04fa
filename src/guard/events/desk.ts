import type { Endpoint } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SubscribeRequest } from '../../wire/gena/subscribe.ts';
import { type EventAnswer, granted, type RefusedAnswer, refuse, refusedByPlayer } from './answer.ts';
import { deliveriesTo } from './callback-rule.ts';
import type { EventAsker, EventHubOptions } from './event-hub.ts';
import { grantedSeconds } from './granted-time.ts';
import type { Claim, Subscriber } from './ledger.ts';
import type { Register, Wish } from './register.ts';
import type { Standing, Topic } from './topic.ts';

interface Ports {
  readonly clock: Clock;
  readonly register: Register;
}

type Options = Pick<EventHubOptions, 'isGuarded'> & { readonly ownListener: Endpoint };
type New = Extract<SubscribeRequest, { kind: 'new' }>;
type Renewal = Extract<SubscribeRequest, { kind: 'renew' }>;

/** Takes what clients ask of eventing, and gives the answers. */
export class Desk {
  readonly #clock: Clock;
  readonly #register: Register;
  readonly #options: Options;

  constructor({ clock, register }: Ports, options: Options) {
    this.#clock = clock;
    this.#register = register;
    this.#options = options;
  }

  async subscribe(asked: EventAsker & { readonly request: SubscribeRequest }): Promise<EventAnswer> {
    const { service, request } = asked;
    if (request.kind === 'renew') return this.#renew(claimOf(asked, request.sid), request);
    return service.subscribable ? this.#subscribeAnew(asked, request) : refuse('no-events');
  }

  unsubscribe(asked: EventAsker & { readonly sid: string }): EventAnswer {
    const found = this.#register.find(claimOf(asked, asked.sid));
    if (!found) return refuse('unknown-subscription');
    this.#register.end(found);
    return { kind: 'ended', status: 200 };
  }

  async #subscribeAnew(asked: EventAsker, request: New): Promise<EventAnswer> {
    const { player, service, principal, subscriber: address } = asked;
    const deliveries = deliveriesTo(request.callbacks, { ...this.#options, subscriber: address });
    if (!deliveries) return refuse('callback-elsewhere');
    const no = this.#register.recentNo(player, service);
    if (no) return refusalFor(no);
    if (!this.#register.hasRoomFor(principal, address)) return refuse('too-many');
    const wish = { player, service, principal, address, deliveries };
    return this.#enter(wish, grantedSeconds(request.timeoutSeconds));
  }

  /** A place is taken before the player is asked: those who ask at the same time are counted too. */
  async #enter(wish: Wish, seconds: number): Promise<EventAnswer> {
    const subscriber = this.#register.enter(wish);
    const standing = await this.#standingInTime(subscriber.topic);
    if (!this.#register.has(subscriber)) return refuse('unknown-subscription');
    if (standing.kind === 'active') return this.#grant(subscriber, seconds);
    this.#register.end(subscriber);
    return refusalFor(standing);
  }

  /** A player that is away for a while keeps its subscribers; one that says no to the guard says no to them. */
  #renew(claim: Claim, { timeoutSeconds }: Renewal): EventAnswer {
    const found = this.#register.find(claim);
    if (!found) return refuse('unknown-subscription');
    const { standing } = found.topic;
    if (standing.kind !== 'refused') return this.#grant(found, grantedSeconds(timeoutSeconds));
    this.#register.end(found, 'refused-by-player');
    return refusalFor(standing);
  }

  #grant(subscriber: Subscriber, seconds: number): EventAnswer {
    this.#register.expireAfter(subscriber, seconds);
    return granted(subscriber.fact.sid, seconds);
  }

  async #standingInTime(topic: Topic): Promise<Standing> {
    const late = Promise.withResolvers<Standing>();
    const giveUp = (): void => late.resolve({ kind: 'unavailable' });
    const timer = this.#clock.after(this.#register.limits.answerMs, giveUp, { unref: true });
    try {
      return await Promise.race([topic.settled(), late.promise]);
    } finally {
      timer.cancel();
    }
  }
}

const claimOf = ({ player, service, principal, subscriber }: EventAsker, sid: string): Claim => ({
  sid,
  player: player.id,
  eventPath: service.eventPath,
  principal,
  address: subscriber,
});

const refusalFor = (standing: Standing): RefusedAnswer =>
  standing.kind === 'refused' ? refusedByPlayer(standing.status) : refuse('player-unavailable');
