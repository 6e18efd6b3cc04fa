import { type Endpoint, formatEndpoint } from '../../base/address.ts';
import type { Headers } from '../../wire/http/headers.ts';
import { writeRequest } from '../../wire/http/write.ts';
import { type SoapRequest, writeSoapRequest } from '../../wire/soap/request.ts';
import { writeSoapAction } from '../../wire/soap/action.ts';

/** A request to a player, made of judged parts; no byte of a client is in it. */
export interface UpstreamRequest {
  readonly player: Endpoint;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Those besides HOST, CONTENT-LENGTH and CONNECTION, which are ours. */
  readonly headers: Headers;
  readonly body?: string;
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

/** The bytes on the wire. HOST first, as control points write it; players dislike kept connections. */
export const writeUpstream = ({ player, method, path, headers, body }: UpstreamRequest): Uint8Array =>
  writeRequest({
    method,
    target: path,
    headers: [['HOST', formatEndpoint(player)], ...headers, ['CONNECTION', 'close']],
    ...(body === undefined ? {} : { body }),
  });
