import { textOf, type JsonObject } from './json.ts';
import { dispatch, lackOf, namespacesNamed } from './dispatch.ts';
import { readMessage, writeEvent, writeReply, type MuseMessage, type MuseTarget } from './message.ts';
import type { MuseContext, MuseEvent, MuseNamespace } from './namespace.ts';
import { accepted, failed, type MuseOutcome } from './outcome.ts';
import { coordinatorChanged, findTarget } from './target.ts';

/** Unsure: the real cap; it bounds what one connection can make the player compute. */
const MAX_SUBSCRIPTIONS = 64;

interface Subscription {
  readonly part: MuseNamespace;
  readonly target: MuseTarget;
  /** JSON of what was compared last. */
  last: string;
}

/** What a message came to. */
export interface Performed {
  readonly succeeded: boolean;
  /** To be sent. */
  readonly reply: string;
}

/** One connection to the local API: carries commands out, and sends events while its subscriptions last. */
export interface MuseSession {
  perform(text: string): Performed;
  /** A new subscription begins with the state (captured 2026-09: acknowledgement, then state). */
  begin(): void;
  /** State may have changed: sends what differs. */
  stateChanged(): void;
}

export function createSession(context: MuseContext, send: (text: string) => void): MuseSession {
  const { household } = context.world;
  const subscriptions = new Map<string, Subscription>();

  const push = (subscription: Subscription): void => {
    const { part, target } = subscription;
    const event = currentEvent(context, part, target);
    if (!event) {
      subscriptions.delete(keyOf(part, target));
      const body = coordinatorChanged(household, newGroup(context));
      send(writeEvent({ household, namespace: part.name, target, type: 'groupCoordinatorChanged', body }));
      return;
    }
    const compared = JSON.stringify(event.compare ?? event.body);
    if (compared === subscription.last) return;
    subscription.last = compared;
    send(writeEvent({ household, namespace: part.name, target, type: event.type, body: event.body }));
  };

  const subscribe = (header: JsonObject, wanted: boolean): MuseOutcome => {
    const parts = namespacesNamed(textOf(header, 'namespace')).filter((part) => part.event);
    const [part] = parts;
    if (!part) return failed('ERROR_UNSUPPORTED_NAMESPACE', 'Nothing to subscribe to');
    const found = findTarget(part.scope, header, {
      household,
      player: context.player,
      sessions: context.sessions,
    });
    if (!found.ok) return found.outcome;
    const lacking = lackOf(context, part);
    if (lacking) return lacking;
    const key = keyOf(part, found.target);
    if (!wanted) subscriptions.delete(key);
    else if (subscriptions.size < MAX_SUBSCRIPTIONS || subscriptions.has(key))
      subscriptions.set(key, { part, target: found.target, last: '' });
    else return failed('ERROR_COMMAND_FAILED', 'Too many subscriptions');
    return accepted;
  };

  const outcomeOf = (message: MuseMessage): MuseOutcome => {
    const command = textOf(message.header, 'command');
    if (command === 'subscribe' || command === 'unsubscribe')
      return subscribe(message.header, command === 'subscribe');
    return dispatch(context, message);
  };

  return {
    perform: (text) => {
      const message = readMessage(text);
      const outcome = message ? outcomeOf(message) : failed('ERROR_INVALID_SYNTAX', 'Not a pair of objects');
      return {
        succeeded: outcome.kind === 'done',
        reply: writeReply(household, message?.header ?? {}, outcome),
      };
    },
    begin: () => {
      for (const subscription of subscriptions.values()) if (subscription.last === '') push(subscription);
    },
    stateChanged: () => {
      for (const subscription of subscriptions.values()) push(subscription);
    },
  };
}

const keyOf = (part: MuseNamespace, target: MuseTarget): string =>
  `${part.name} ${part.scope} ${target.groupId ?? target.playerId ?? ''}`;

/** Undefined when the group is not this player's any more. */
function currentEvent(context: MuseContext, part: MuseNamespace, target: MuseTarget): MuseEvent | undefined {
  if (part.scope !== 'group') return part.event?.(context);
  const group = context.world.household.groups.find((candidate) => candidate.id === target.groupId);
  return group?.coordinator === context.player.id ? part.event?.({ ...context, group }) : undefined;
}

const newGroup = ({ world, player }: MuseContext) =>
  world.household.groups.find((group) => group.members.includes(player.id));
