/**
 * Where event messages may go. What could go wrong: somebody has the guard or a player send to a third party, or into
 * itself (CallStranger, CVE-2020-12695). What guards it: the only address that messages go to is the one that the request
 * came from, whatever CALLBACK says. Proven in `callback-rule.test.ts` and `hub.test.ts`.
 */
import { asPort, type Endpoint, type IpAddress } from '../../base/address.ts';
import type { Callback } from '../../wire/gena/callback.ts';

/** A place that event messages go to; the address is the subscriber's own. */
export interface Delivery {
  readonly to: Endpoint;
  readonly path: string;
}

export interface CallbackRule {
  /** The address that the request came from. */
  readonly subscriber: IpAddress;
  /** Whether an address is a player's or one under which the guard stands for a player. */
  readonly isGuarded: (address: IpAddress) => boolean;
  /** Where the guard itself takes events. */
  readonly ownListener: Endpoint;
}

/**
 * Undefined when one callback of the list is elsewhere: the whole list is refused then. Names are elsewhere, and so is another
 * spelling of the same IPv6 address: nothing is looked up and nothing is guessed.
 */
export function deliveriesTo(
  callbacks: readonly Callback[],
  rule: CallbackRule,
): readonly Delivery[] | undefined {
  const { subscriber, isGuarded } = rule;
  if (callbacks.length === 0 || isGuarded(subscriber)) return undefined;
  const deliveries = callbacks.map((callback) => deliveryTo(callback, rule));
  return deliveries.every((delivery) => delivery !== undefined) ? deliveries : undefined;
}

function deliveryTo(
  { host, port, path }: Callback,
  { subscriber, ownListener }: CallbackRule,
): Delivery | undefined {
  const isOwn = host.toLowerCase() === subscriber.toLowerCase() && asPort(port) !== undefined;
  const isOurs = subscriber === ownListener.host && port === ownListener.port;
  return isOwn && !isOurs ? { to: { host: subscriber, port }, path } : undefined;
}
