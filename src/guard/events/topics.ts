import type { Timer } from '../../ports/clock.ts';
import type { EventHubOptions } from './event-hub.ts';
import type { EventService } from './event-service.ts';
import { type Standing, Topic, type TopicOptions, type TopicPorts } from './topic.ts';
import type { EventedPlayer } from './evented-player.ts';

/** A player that said no, or nothing, is not asked again at once, however many ask for the same. */
const NO_HOLDS_MS = 2000;

type TopicsOptions = Pick<EventHubOptions, 'onEvent'> & Pick<TopicOptions, 'limits'>;

/** One topic for each service of a player that anybody is subscribed to. */
export class Topics {
  readonly #ports: TopicPorts;
  readonly #options: TopicsOptions;
  readonly #topics = new Map<string, Topic>();
  readonly #noes = new Map<string, { readonly standing: Standing; readonly timer: Timer }>();
  readonly #ending = new Set<Promise<void>>();

  constructor(ports: TopicPorts, options: TopicsOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  recentNo(player: EventedPlayer, service: EventService): Standing | undefined {
    return this.#noes.get(keyOf(player, service))?.standing;
  }

  of(player: EventedPlayer, service: EventService): Topic {
    const key = keyOf(player, service);
    const present = this.#topics.get(key);
    if (present) return present;
    const { limits, onEvent } = this.#options;
    const topic = new Topic(this.#ports, {
      publisher: player.endpoint,
      eventPath: service.eventPath,
      onContent: (content, isFull) =>
        onEvent?.({ player: player.id, service: service.name, content, isFull }),
      limits,
    });
    this.#topics.set(key, topic);
    return topic;
  }

  /** Nobody is left who wants to hear of it. */
  end(topic: Topic): void {
    for (const [key, present] of this.#topics) {
      if (present !== topic) continue;
      this.#topics.delete(key);
      if (topic.standing.kind !== 'active') this.#hold(key, topic.standing);
    }
    const ending = topic.end().finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }

  check(player: EventedPlayer['id']): void {
    for (const [key, topic] of this.#topics) if (key.startsWith(`${player} `)) topic.check();
  }

  startOver(): void {
    for (const topic of this.#topics.values()) topic.startOver();
  }

  /** Resolves when the players have answered. */
  async close(): Promise<void> {
    for (const topic of this.#topics.values()) this.end(topic);
    for (const { timer } of this.#noes.values()) timer.cancel();
    await Promise.all(this.#ending);
  }

  #hold(key: string, standing: Standing): void {
    this.#noes.get(key)?.timer.cancel();
    const forget = (): boolean => this.#noes.delete(key);
    const timer = this.#ports.clock.after(NO_HOLDS_MS, forget, { unref: true });
    this.#noes.set(key, { standing, timer });
  }
}

/** The address is part of it: a player that got another one is asked anew there. */
const keyOf = ({ id, endpoint }: EventedPlayer, { eventPath }: EventService): string =>
  `${id} ${endpoint.host} ${endpoint.port} ${eventPath}`;
