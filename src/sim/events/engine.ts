import type { Timer } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { ServiceShape } from '../player-kind.ts';
import { errorPage, type Answer } from '../server/answer.ts';
import type { PageRequest } from '../server/page.ts';
import type { Evented, ServiceModel, World } from '../world.ts';
import { createLedger, MAX_PER_SERVICE } from './ledger.ts';
import { createPostman, type PostmanOptions } from './postman.ts';
import { differencesFrom, renderPropertySet, snapshotOf, valuesOf, type Snapshot } from './properties.ts';
import { subscribe, unsubscribe } from './requests.ts';
import type { Subscription } from './subscription.ts';

/** Subscriptions of a household and the event messages that follow changes of its state. */
export interface EventEngine {
  /** SUBSCRIBE and UNSUBSCRIBE on an event URL. */
  handle(request: PageRequest, service: ServiceShape): Answer;
  /** Told by `World.changed`: differences are looked for a little later, once for all changes until then. */
  stateChanged(): void;
  /** Who is subscribed to a player, as `/status/upnp` told. */
  subscriptions(playerId: string): readonly SubscriptionFact[];
  /** A player that reboots knows nobody any more. */
  forget(playerId: string): void;
  stop(): void;
}

export interface SubscriptionFact {
  readonly service: string;
  readonly sid: string;
  readonly callback: string;
  /** SEQ of the next message. */
  readonly eventKey: number;
  readonly max: number;
}

export interface EngineOptions extends Omit<PostmanOptions, 'onFailure'> {
  readonly world: World;
  readonly log: Log;
  readonly models: ReadonlyMap<string, ServiceModel>;
  /** How long changes are gathered before they are told; LastChange is moderated to 200 ms (AVTransport:1 §2.3.1). */
  readonly moderationMs?: number;
}

export function createEventEngine(options: EngineOptions): EventEngine {
  const { world, log, models, moderationMs = 100 } = options;
  const ledger = createLedger(world.clock);
  const postman = createPostman({ ...options, onFailure: (subscription) => ledger.drop(subscription) });
  const snapshots = new Map<string, Snapshot>();
  let timer: Timer | undefined;

  const eventedOf = (playerId: string, service: string): Evented | undefined => {
    const player = world.household.players[playerId];
    return player && models.get(service)?.evented?.(world, player);
  };

  const subscribersOf = (playerId: string, service: string): readonly Subscription[] =>
    ledger.of(playerId).filter((one) => one.service === service);

  /** `newcomer` is told nothing: it gets everything by itself. */
  const tellDifferences = (playerId: string, service: string, newcomer?: Subscription): void => {
    const evented = eventedOf(playerId, service);
    if (!evented) return;
    const key = `${playerId} ${service}`;
    const values = valuesOf(evented);
    const changed = differencesFrom(snapshots.get(key) ?? new Map(), values);
    if (changed.length === 0) return;
    snapshots.set(key, snapshotOf(values));
    const body = renderPropertySet(evented, changed);
    for (const subscription of subscribersOf(playerId, service)) {
      if (subscription !== newcomer) postman.send(subscription, body);
    }
  };

  /** Others get what changed until now, so that the newcomer's first message stands where they stand. */
  const welcome = (subscription: Subscription, service: ServiceShape): void => {
    const { playerId } = subscription;
    const { name } = service.facts;
    const evented = eventedOf(playerId, name) ?? { kind: 'plain', variables: {} };
    tellDifferences(playerId, name, subscription);
    const values = valuesOf(evented);
    snapshots.set(`${playerId} ${name}`, snapshotOf(values));
    postman.send(subscription, renderPropertySet(evented, values));
  };

  const flush = (): void => {
    timer = undefined;
    for (const [playerId, service] of ledger.topics()) {
      try {
        tellDifferences(playerId, service);
      } catch (cause) {
        log.warn('evented variables could not be read', { service, cause: String(cause) });
      }
    }
  };

  return {
    handle: (request, service) => {
      if (request.method === 'SUBSCRIBE')
        return subscribe({ request, service, ledger, welcome, begin: postman.begin });
      if (request.method === 'UNSUBSCRIBE') return unsubscribe({ request, service, ledger });
      return errorPage(405);
    },
    stateChanged: () => {
      timer ??= world.clock.after(moderationMs, flush);
    },
    subscriptions: (playerId) =>
      ledger.of(playerId).map(({ service, sid, callbacks: [to], seq }) => ({
        service,
        sid,
        callback: to ? `http://${to.host}:${to.port}${to.target}` : '',
        eventKey: seq,
        max: MAX_PER_SERVICE,
      })),
    forget: (playerId) => {
      for (const subscription of ledger.of(playerId)) ledger.drop(subscription);
    },
    stop: () => {
      timer?.cancel();
      for (const playerId of Object.keys(world.household.players)) {
        for (const subscription of ledger.of(playerId)) ledger.drop(subscription);
      }
    },
  };
}
