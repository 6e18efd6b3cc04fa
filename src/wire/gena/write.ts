import type { Headers } from '../http/headers.ts';
import type { Callback } from './callback.ts';
import type { SubscriptionTime } from './names.ts';
import type { Notification } from './notify.ts';
import type { SubscribeAnswer, SubscribeRequest } from './subscribe.ts';

/**
 * Headers of eventing messages, in the order of UDA 2.0 §4. HOST and CONTENT-LENGTH come from whoever writes the HTTP
 * message. Like every writer here they throw, when written, on parts that could break out of their line.
 */
type ToSubscribe =
  | (Omit<Extract<SubscribeRequest, { kind: 'new' }>, 'callbacks'> & {
      readonly callbacks: readonly CallbackToWrite[];
    })
  | Extract<SubscribeRequest, { kind: 'renew' }>;

export type CallbackToWrite = Pick<Callback, 'host' | 'port' | 'path'>;

/** SUBSCRIBE, new (UDA 2.0 §4.1.2) or renewing (§4.1.3). */
export function subscribeHeaders(request: ToSubscribe): Headers {
  const time = request.timeoutSeconds === undefined ? [] : [timeoutHeader(request.timeoutSeconds)];
  if (request.kind === 'renew') return [['SID', request.sid], ...time];
  const callbacks = request.callbacks.map(callbackUrl).join('');
  return [['CALLBACK', callbacks], ['NT', 'upnp:event'], ...time];
}

/** The publisher's yes (UDA 2.0 §4.1.2). DATE and SERVER are the publisher's own. */
export const subscribeAnswerHeaders = ({ sid, timeoutSeconds }: SubscribeAnswer): Headers => [
  ['SID', sid],
  timeoutHeader(timeoutSeconds),
];

/** UNSUBSCRIBE (UDA 2.0 §4.1.4); its answer has no headers of its own. */
export const unsubscribeHeaders = ({ sid }: { readonly sid: string }): Headers => [['SID', sid]];

/** NOTIFY (UDA 2.0 §4.3.2); its answer has no headers of its own. */
export const notifyHeaders = ({ sid, seq }: Pick<Notification, 'sid' | 'seq'>): Headers => [
  ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
  ['NT', 'upnp:event'],
  ['NTS', 'upnp:propchange'],
  ['SID', sid],
  ['SEQ', String(seq)],
];

const timeoutHeader = (time: SubscriptionTime): readonly [string, string] => ['TIMEOUT', `Second-${time}`];

/** From its parts, never as it was sent: what was judged is what is written. */
const callbackUrl = ({ host, port, path }: CallbackToWrite): string =>
  `<http://${host.includes(':') ? `[${host}]` : host}:${port}${path}>`;
