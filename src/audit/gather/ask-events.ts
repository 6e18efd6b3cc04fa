import { err, ok, type Result } from '../../base/result.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import { parseSubscribeResponse } from '../../wire/gena/subscribe.ts';
import type { WhyUnknown } from '../evidence/observation.ts';
import { EVENT_TIMEOUT, EVENT_TYPE } from '../permit/constants.ts';
import type { Subscribed } from '../permit/probe.ts';
import { type Asker, notAsked, whySilent } from './asker.ts';
import { ownAddresses } from './own-addresses.ts';
import type { OwnListener } from './own-listener.ts';
import { withOwnListener } from './with-listener.ts';

/** The first event message follows the answer at once (UDA 2.0 §4.1.2: all variables); players need some 100 ms. */
const FIRST_EVENT_MS = 3000;

/** Subscribes from the near address, names the second one as the receiver, and takes the subscription back. */
export async function subscribeOwn(asker: Asker, eventPath: string): Promise<Result<Subscribed, WhyUnknown>> {
  const { near, second } = ownAddresses(asker.ownSide, asker.address);
  if (near === undefined || second === undefined)
    return notAsked(
      'this computer has only one address, and a callback to a third party must not go to a stranger',
    );
  asker.grant.ownAddresses.add(near);
  return withOwnListener(asker, second.address, async (listener) => {
    const asked = await asker.ask({
      method: 'SUBSCRIBE',
      path: eventPath,
      localAddress: near,
      headers: [
        ['CALLBACK', `<${listener.url}>`],
        ['NT', EVENT_TYPE],
        ['TIMEOUT', EVENT_TIMEOUT],
      ],
    });
    if (!asked.ok) return asked;
    if (asked.value.outcome.kind !== 'response') return err(whySilent(asked.value));
    const base = { subscriber: near, callback: second.address, otherNetwork: second.otherNetwork };
    return ok({ ...base, ...(await follow({ asker, listener, eventPath, subscribe: asked.value })) });
  });
}

interface Following {
  readonly asker: Asker;
  readonly listener: OwnListener;
  readonly eventPath: string;
  readonly subscribe: Exchange;
}

async function follow({
  asker,
  listener,
  eventPath,
  subscribe,
}: Following): Promise<Omit<Subscribed, 'subscriber' | 'callback' | 'otherNetwork'>> {
  const { outcome, number } = subscribe;
  const status = outcome.kind === 'response' ? outcome.status : undefined;
  const granted =
    outcome.kind === 'response' ? parseSubscribeResponse({ version: '1.1', ...outcome }) : undefined;
  if (!granted?.ok)
    return {
      accepted: false,
      ...(status === undefined ? {} : { status }),
      unsubscribed: false,
      exchange: [number],
    };
  const { sid } = granted.value;
  asker.grant.subscriptions.set(sid, eventPath);
  const arrival = await listener.arrival(FIRST_EVENT_MS);
  const inbound = arrival
    ? [asker.context.transcript.add({ kind: 'inbound', peer: arrival.from, request: arrival.request })]
    : [];
  // Players keep a subscription for a day whatever was asked for (SoCo events_base.py).
  const ended = await asker.putBack({
    method: 'UNSUBSCRIBE',
    path: eventPath,
    ...(subscribe.localAddress === undefined ? {} : { localAddress: subscribe.localAddress }),
    headers: [['SID', sid]],
  });
  return {
    accepted: true,
    ...(status === undefined ? {} : { status }),
    ...(arrival ? { deliveredBytes: Buffer.byteLength(arrival.request.body) } : {}),
    unsubscribed: ended.outcome.kind === 'response' && ended.outcome.status === 200,
    exchange: [number, ...inbound, ended.number],
  };
}
