import { type Endpoint, formatEndpoint } from '../../base/address.ts';
import type { Headers } from '../../wire/http/headers.ts';
import { writeRequest } from '../../wire/http/write.ts';
import { writeSoapAction } from '../../wire/soap/action.ts';
import { type SoapRequest, writeSoapRequest } from '../../wire/soap/request.ts';

/** A request to a player, made of judged parts; no byte of a client is in it. */
export interface UpstreamRequest {
  readonly player: Endpoint;
  /** Over TLS. */
  readonly secure?: boolean;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Those besides HOST, CONTENT-LENGTH and CONNECTION, which are ours. */
  readonly headers: Headers;
  readonly body?: string;
}

/** As it goes on the wire. Two of the same player and the same bytes are the same request. */
export interface WrittenRequest {
  readonly player: Endpoint;
  readonly secure?: boolean;
  /** Answers to HEAD have no body. */
  readonly method: string;
  readonly bytes: Uint8Array;
}

/** The call of an action at its control URL, by UDA 2.0 §3.2.1. */
export const soapCall = (player: Endpoint, path: string, call: SoapRequest): UpstreamRequest => ({
  player,
  method: 'POST',
  path,
  headers: [
    ['CONTENT-TYPE', 'text/xml; charset="utf-8"'],
    ['SOAPACTION', writeSoapAction(call)],
  ],
  body: writeSoapRequest(call),
});

/**
 * HOST first, as control points write it; players dislike kept connections. Throws when a part could break out of its
 * place: a bug of the caller.
 */
export const writeUpstream = ({
  player,
  secure = false,
  method,
  path,
  headers,
  body,
}: UpstreamRequest): WrittenRequest => ({
  player,
  ...(secure ? { secure } : {}),
  method,
  bytes: writeRequest({
    method,
    target: path,
    headers: [['HOST', formatEndpoint(player)], ...headers, ['CONNECTION', 'close']],
    ...(body === undefined ? {} : { body }),
  }),
});
