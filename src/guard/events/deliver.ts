/**
 * Brings one event message to a subscriber. What could go wrong: the subscriber never answers, or byte by byte, or without
 * end. What guards it: one deadline for all of it, the head of the answer is all that is read, and only so much of it; where
 * it goes was decided by `callback-rule.ts`. Proven in `deliver.test.ts`.
 */
import { formatEndpoint, type IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import { ConnectFailure, type Net, type Stream } from '../../ports/net.ts';
import { notifyHeaders } from '../../wire/gena/write.ts';
import { createResponseReader } from '../../wire/http/reader.ts';
import { writeRequest } from '../../wire/http/write.ts';
import type { Delivery } from './callback-rule.ts';

export interface DeliveryPorts {
  readonly net: Net;
  readonly clock: Clock;
}

export interface Message {
  readonly sid: string;
  readonly seq: number;
  /** Short name of the service. */
  readonly service: string;
  readonly body: string;
}

export interface DeliveryOrder extends Delivery {
  /**
   * Subscribers look at where a message comes from: the address under which they know the player. Undefined where that is none of this
   * machine: then it comes from whatever address leads there.
   */
  readonly from: IpAddress | undefined;
  readonly message: Message;
  readonly deadlineMs: number;
  /** It is no longer wanted. */
  readonly signal: AbortSignal;
}

/** The status of the answer; undefined when none came in time. */
export async function deliver(ports: DeliveryPorts, order: DeliveryOrder): Promise<number | undefined> {
  const cut = new AbortController();
  const timer = ports.clock.after(order.deadlineMs, () => cut.abort(), { unref: true });
  const signal = AbortSignal.any([cut.signal, order.signal]);
  try {
    return await converse(ports.net, order, signal);
  } catch (cause) {
    if (cause instanceof ConnectFailure || signal.aborted) return undefined;
    throw cause;
  } finally {
    timer.cancel();
  }
}

async function converse(net: Net, order: DeliveryOrder, signal: AbortSignal): Promise<number | undefined> {
  const { to, from, deadlineMs } = order;
  const stream = await net.connect({
    ...to,
    ...(from === undefined ? {} : { localAddress: from }),
    timeoutMs: deadlineMs,
    signal,
  });
  // A write to a peer that reads nothing waits for ever: tearing the stream down ends it.
  const tearDown = (): void => stream.destroy();
  signal.addEventListener('abort', tearDown, { once: true });
  try {
    await stream.write(requestOf(order));
    return await statusFrom(stream);
  } finally {
    signal.removeEventListener('abort', tearDown);
    stream.close();
  }
}

/** X-SONOS-SERVICETYPE is what players send too (recording of 2023, S2). */
const requestOf = ({ to, path, message }: DeliveryOrder): Uint8Array =>
  writeRequest({
    method: 'NOTIFY',
    target: path,
    headers: [
      ['HOST', formatEndpoint(to)],
      ['CONNECTION', 'close'],
      ...notifyHeaders(message),
      ['X-SONOS-SERVICETYPE', message.service],
    ],
    body: message.body,
  });

const MAX_ANSWER_BYTES = 4096;

/** The body says nothing (UDA 2.0 §4.3.2): the answer is read like one to HEAD, so that nobody waits for its end. */
async function statusFrom(stream: Stream): Promise<number | undefined> {
  const reader = createResponseReader({ limits: { maxHeadBytes: MAX_ANSWER_BYTES }, requestMethod: 'HEAD' });
  for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
    const progress = reader.push(bytes);
    if (!progress.ok) return undefined;
    if (progress.value.kind === 'message') return progress.value.head.status;
  }
  return undefined;
}
