import { type Parsed } from '../../src/base/refusal.ts';
import { ok } from '../../src/base/result.ts';
import { parseDescription } from '../../src/wire/description/parse.ts';
import { parseDidl } from '../../src/wire/didl/parse.ts';
import { parseLastChange } from '../../src/wire/gena/last-change.ts';
import { parseNotify } from '../../src/wire/gena/notify.ts';
import { parseSubscribe, parseSubscribeResponse, parseUnsubscribe } from '../../src/wire/gena/subscribe.ts';
import {
  createRequestReader,
  createResponseReader,
  type MessageReader,
  type Progress,
} from '../../src/wire/http/reader.ts';
import { parseMdns } from '../../src/wire/mdns/parse.ts';
import { parseMuseFrame } from '../../src/wire/muse/frame.ts';
import { parsePlayerInfo } from '../../src/wire/muse/player-info.ts';
import { parseScpd } from '../../src/wire/scpd/parse.ts';
import { parseSoapAction } from '../../src/wire/soap/action.ts';
import { parseSoapRequest } from '../../src/wire/soap/request.ts';
import { parseSoapResponse } from '../../src/wire/soap/response.ts';
import { parseSsdp } from '../../src/wire/ssdp/parse.ts';
import { readXml } from '../../src/wire/xml/read.ts';

type Message<H> = Extract<Progress<H>, { kind: 'message' }>;

/** One whole message from bytes that are all there, then the end of the connection. */
function readMessage<H>(reader: MessageReader<H>, bytes: Uint8Array): Parsed<Message<H>> {
  const first = reader.push(bytes);
  const progress = first.ok && first.value.kind === 'more' ? reader.end() : first;
  if (!progress.ok) return progress;
  if (progress.value.kind === 'more') throw new Error('a reader wants more after the end');
  return ok(progress.value);
}

const request = (bytes: Uint8Array) => readMessage(createRequestReader(), bytes);
const response = (bytes: Uint8Array) => readMessage(createResponseReader({ requestMethod: 'GET' }), bytes);

/** Event messages travel in HTTP: the head and the body are read together, as a listener does. */
function gena(bytes: Uint8Array): Parsed<unknown> {
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

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Every parser of the protocol layer by the name of its folder of vectors and corpus. */
export const FORMATS: Readonly<Record<string, (bytes: Uint8Array) => Parsed<unknown>>> = {
  'http-request': request,
  'http-response': response,
  xml: readXml,
  'soap-request': parseSoapRequest,
  'soap-response': parseSoapResponse,
  'soap-action': (bytes) => parseSoapAction(Buffer.from(bytes).toString('latin1')),
  ssdp: parseSsdp,
  mdns: parseMdns,
  gena,
  'last-change': (bytes) => parseLastChange(text(bytes)),
  description: parseDescription,
  scpd: parseScpd,
  didl: parseDidl,
  muse: parseMuseFrame,
  'player-info': parsePlayerInfo,
};
