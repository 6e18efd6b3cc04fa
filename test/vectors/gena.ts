import type { Parsed } from '../../src/base/refusal.ts';
import { type Notification, parseNotify, writeNotifyBody } from '../../src/wire/gena/notify.ts';
import {
  parseSubscribe,
  parseSubscribeResponse,
  parseUnsubscribe,
  type SubscribeAnswer,
  type SubscribeRequest,
} from '../../src/wire/gena/subscribe.ts';
import {
  notifyHeaders,
  subscribeAnswerHeaders,
  subscribeHeaders,
  unsubscribeHeaders,
} from '../../src/wire/gena/write.ts';
import type { Headers } from '../../src/wire/http/headers.ts';
import { writeRequest, writeResponse } from '../../src/wire/http/write.ts';
import { request, response } from './http.ts';

export type GenaMessage = Notification | SubscribeRequest | SubscribeAnswer | { readonly sid: string };

/** Event messages travel in HTTP: the head and the body are read together, as a listener does. */
export function gena(bytes: Uint8Array): Parsed<GenaMessage> {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'HTTP/') {
    const answer = response(bytes);
    return answer.ok ? parseSubscribeResponse(answer.value.head) : answer;
  }
  const message = request(bytes);
  if (!message.ok) return message;
  const { head, body } = message.value;
  if (head.method === 'NOTIFY') return parseNotify(head, body);
  return head.method === 'UNSUBSCRIBE' ? parseUnsubscribe(head) : parseSubscribe(head);
}

export function writeGena(message: GenaMessage): Uint8Array {
  if ('seq' in message) return asked('NOTIFY', notifyHeaders(message), writeNotifyBody(message.properties));
  if ('kind' in message) return asked('SUBSCRIBE', subscribeHeaders(message));
  if (!('timeoutSeconds' in message)) return asked('UNSUBSCRIBE', unsubscribeHeaders(message));
  return writeResponse({ status: 200, reason: 'OK', headers: subscribeAnswerHeaders(message), body: '' });
}

const asked = (method: string, headers: Headers, body?: string): Uint8Array =>
  writeRequest({
    method,
    target: '/',
    headers: [['HOST', '192.0.2.21:1400'], ...headers],
    ...(body === undefined ? {} : { body }),
  });
