import type { Endpoint, IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Net } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';
import type { SubscriptionClient } from '../../upnp/subscription.ts';
import type { SubscribeRequest } from '../../wire/gena/subscribe.ts';
import type { Principal } from '../identity/principal.ts';
import type { EventAnswer } from './answer.ts';
import type { EventContent } from './event-content.ts';
import type { EventedPlayer } from './evented-player.ts';
import type { EventLimits } from './limits.ts';
import type { DropReason } from './outbox-state.ts';
import type { EventService } from './event-service.ts';
import type { SubscriptionFact } from './subscriber.ts';

export interface EventPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** To players; whatever else the guard asks of them goes through the same line. */
  readonly client: SubscriptionClient;
}

export interface EventHubOptions {
  /** Own address that players can reach: their events come there, on a free port. */
  readonly listenOn: IpAddress;
  /** On which events come; a free one when missing. */
  readonly port?: number;
  /** Whether an address is a player's or one under which the guard stands for a player: nobody there subscribes. */
  readonly isGuarded: (address: IpAddress) => boolean;
  /** What of an event a principal may read; everything when missing. Asked for each message when it is sent. */
  readonly redact?: (content: EventContent, to: SubscriptionFact) => EventContent;
  /** A player told something, whoever is told of it: what was read from it before may be old. */
  readonly onEvent?: (event: PlayerEvent) => void;
  /** A subscription ended that nobody asked to end. */
  readonly onEnd?: (subscription: SubscriptionFact, why: EndReason) => void;
  readonly limits?: Partial<EventLimits>;
}

export interface PlayerEvent {
  readonly player: PlayerId;
  /** Short name: `RenderingControl`. */
  readonly service: string;
  readonly content: EventContent;
  /** All that the service tells, or what changed only. */
  readonly isFull: boolean;
}

/** `expired`: not renewed in time. `refused-by-player`: the player takes no subscribers any more. `withdrawn`: `endWhere`. */
export type EndReason = DropReason | 'expired' | 'refused-by-player' | 'withdrawn';

/** Who asks, and about which service. The request was judged and permitted before. */
export interface EventAsker {
  readonly player: EventedPlayer;
  readonly service: EventService;
  readonly principal: Principal;
  /** The address that the request came from. */
  readonly subscriber: IpAddress;
}

/** Another place for events, had but not in use. First `takeDown`, then `putUp`; or `undo` instead of both. */
export interface EventMove {
  /** At once, events are taken there and no more here; resolves when nothing listens here. */
  takeDown(): Promise<void>;
  /** At once, players are asked to tell their events there. */
  putUp(): void;
  undo(): Promise<void>;
}

export type EventPlace = Pick<EventHubOptions, 'listenOn' | 'port'>;

export interface EventHub {
  /** Where players send events to. */
  readonly listening: Endpoint;
  /**
   * Has another place for events; subscribers notice nothing but the full state once more. Fails with `address-in-use` or
   * `address-unavailable`, and then all is as before.
   */
  prepare(place: EventPlace): Promise<EventMove>;
  /** A new subscription, or one renewed. Answers within `limits.answerMs`, whatever the player does. */
  subscribe(asked: EventAsker & { readonly request: SubscribeRequest }): Promise<EventAnswer>;
  unsubscribe(asked: EventAsker & { readonly sid: string }): EventAnswer;
  /** The answer to a new subscription has been written: its first message may leave (UDA 2.0 §4.3.2). */
  answered(sid: string): void;
  /** The player announced that it started anew: it is asked whether it still knows the guard. */
  check(player: PlayerId): void;
  /** Ends subscriptions whose principal lost the right to them; how many. */
  endWhere(matches: (subscription: SubscriptionFact) => boolean): number;
  /** Ends everything, here and at the players. */
  close(): Promise<void>;
}
