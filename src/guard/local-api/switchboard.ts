import { localApiEventScope } from '../../catalog/local-api.ts';
import type { MuseEvent, MuseReply } from '../../wire/muse/answer.ts';
import type { MuseObjects } from '../../wire/muse/header.ts';
import type { Endpoint } from '../../base/address.ts';
import type { ConnectPorts } from './connect-player.ts';
import { type PlayerCommand, PlayerLink } from './player-link.ts';

/** A client's side of the switchboard. */
export interface Member {
  deliver(topic: string, event: MuseEvent): void;
  /** The player broke off, and with it every subscription. */
  broken(): void;
}

interface Subscription {
  readonly command: PlayerCommand;
  readonly members: Set<Member>;
}

/** What a subscription is to; an event is for those who subscribed to its topic. Undefined where a namespace has no events. */
export function topicOf(namespace: string, { groupId }: MuseObjects): string | undefined {
  const scope = localApiEventScope(namespace);
  if (scope === undefined) return undefined;
  return scope === 'group' ? `${namespace} ${groupId}` : namespace;
}

/** One connection to a player, for all clients: commands to it, its events to those who subscribed to them. */
export class Switchboard {
  readonly #link: PlayerLink;
  readonly #members = new Set<Member>();
  readonly #subscriptions = new Map<string, Subscription>();
  #householdId: string | undefined;

  constructor(ports: ConnectPorts, player: Endpoint) {
    this.#link = new PlayerLink(ports, player, {
      event: (event) => this.#fanOut(event),
      broken: () => this.#broken(),
    });
  }

  /** As the player last told it. */
  get householdId(): string | undefined {
    return this.#householdId;
  }

  get size(): number {
    return this.#members.size;
  }

  join(member: Member): void {
    this.#members.add(member);
  }

  leave(member: Member): void {
    this.#members.delete(member);
    for (const [topic, { members }] of this.#subscriptions) if (members.has(member)) this.drop(member, topic);
    if (this.#members.size === 0) this.#link.rest();
  }

  /** What is still on its way when the last member leaves is done; then the connection ends as well. */
  send(command: PlayerCommand, done: (reply: MuseReply | undefined) => void): void {
    this.#link.send(command, (reply) => {
      this.#householdId = reply?.objects.householdId ?? this.#householdId;
      done(reply);
      if (this.#members.size === 0) this.#link.rest();
    });
  }

  /** The player has granted it. */
  subscribed(member: Member, topic: string, command: PlayerCommand): void {
    const subscription = this.#subscriptions.get(topic) ?? { command, members: new Set() };
    if (this.#members.has(member)) subscription.members.add(member);
    this.#subscriptions.set(topic, subscription);
    if (subscription.members.size === 0) this.#end(topic, subscription);
  }

  /** The member hears no more of it; whether others still do, and so the player goes on telling. */
  takeOff(member: Member, topic: string): boolean {
    const subscription = this.#subscriptions.get(topic);
    if (!subscription) return false;
    subscription.members.delete(member);
    if (subscription.members.size > 0) return true;
    this.#subscriptions.delete(topic);
    return false;
  }

  /** The same, and the player is told where it was the last. */
  drop(member: Member, topic: string): void {
    const subscription = this.#subscriptions.get(topic);
    if (!subscription?.members.has(member)) return;
    if (!this.takeOff(member, topic)) this.#end(topic, subscription);
  }

  /** The last one left: the player need not tell any more. */
  #end(topic: string, { command }: Subscription): void {
    this.#subscriptions.delete(topic);
    this.send({ ...command, command: 'unsubscribe' }, () => {});
  }

  /** At once: the connection to the player is gone, and with it every client's subscription. */
  end(): void {
    this.#link.end();
  }

  #fanOut(event: MuseEvent): void {
    const topic = event.namespace && topicOf(event.namespace.name, event.objects);
    const subscription = topic === undefined ? undefined : this.#subscriptions.get(topic);
    if (topic === undefined || !subscription) return;
    for (const member of subscription.members) member.deliver(topic, event);
  }

  #broken(): void {
    const members = new Set([...this.#subscriptions.values()].flatMap((one) => [...one.members]));
    this.#subscriptions.clear();
    for (const member of members) member.broken();
  }
}
