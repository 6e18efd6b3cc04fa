import type { Parsed } from '../../src/base/refusal.ts';
import { ok } from '../../src/base/result.ts';
import type { RequestHead, ResponseHead } from '../../src/wire/http/head.ts';
import type { Headers } from '../../src/wire/http/headers.ts';
import {
  createRequestReader,
  createResponseReader,
  type MessageReader,
  type Progress,
} from '../../src/wire/http/reader.ts';
import { writeRequest, writeResponse } from '../../src/wire/http/write.ts';

export type Message<H> = Extract<Progress<H>, { kind: 'message' }>;

/** One whole message from bytes that are all there, then the end of the connection. */
function readMessage<H>(reader: MessageReader<H>, bytes: Uint8Array): Parsed<Message<H>> {
  const first = reader.push(bytes);
  const progress = first.ok && first.value.kind === 'more' ? reader.end() : first;
  if (!progress.ok) return progress;
  if (progress.value.kind === 'more') throw new Error('a reader wants more after the end');
  return ok(progress.value);
}

export const request = (bytes: Uint8Array): Parsed<Message<RequestHead>> =>
  readMessage(createRequestReader(), bytes);

export const response = (bytes: Uint8Array): Parsed<Message<ResponseHead>> =>
  readMessage(createResponseReader({ requestMethod: 'GET' }), bytes);

/** A blank after each colon makes a head that was at its limits longer. */
const ROOMY = { maxHeadBytes: 20_000, maxLineBytes: 10_000, maxHeaders: 66 };

export const requestAgain = (bytes: Uint8Array): Parsed<Message<RequestHead>> =>
  readMessage(createRequestReader(ROOMY), bytes);

export const responseAgain = (bytes: Uint8Array): Parsed<Message<ResponseHead>> =>
  readMessage(createResponseReader({ requestMethod: 'GET', limits: ROOMY }), bytes);

const OWN = ['content-length', 'transfer-encoding', 'host'];

/** Headers that the writer does not set by itself and that are not of one connection. */
export const carried = (headers: Headers): Headers =>
  headers.filter(([name]) => !OWN.includes(name.toLowerCase()));

const bodyOf = (body: Uint8Array): { readonly body?: Uint8Array } => (body.length > 0 ? { body } : {});

export const writeHttpRequest = ({ head, body }: Message<RequestHead>): Uint8Array =>
  writeRequest({
    method: head.method,
    target: head.target,
    headers: [['HOST', '192.0.2.21:1400'], ...carried(head.headers)],
    ...bodyOf(body),
  });

export const writeHttpResponse = ({ head, body }: Message<ResponseHead>): Uint8Array =>
  writeResponse({
    status: head.status,
    reason: head.reason,
    headers: carried(head.headers),
    ...bodyOf(body),
  });
