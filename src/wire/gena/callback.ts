import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { GENA_LIMITS } from '../limits.ts';
import { refuse } from './names.ts';

/** One delivery address of a subscriber, in parts. Whether it may be used is not decided here (CVE-2020-12695). */
export interface Callback {
  /** As sent. */
  readonly url: string;
  /** A host name or an address, IPv6 without its brackets. */
  readonly host: string;
  readonly port: number;
  /** With its query; `/` where the URL has none (SoCo, noson). */
  readonly path: string;
}

/** Scheme, host (no user before it), port, path and query. Every part is a bounded class: the match is linear. */
const URL_PARTS =
  /^http:\/\/(?:\[([0-9A-Fa-f:.]{2,45})\]|([0-9A-Za-z._-]{1,255}))(?::(\d{1,5}))?([/?][\x21\x22\x24-\x3b\x3d\x3f-\x7e]*)?$/i;

/** CALLBACK: one or more URLs in angle brackets (UDA 2.0 §4.1.2). */
export function parseCallbacks(text: string): Parsed<readonly Callback[]> {
  const callbacks: Callback[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === ' ' || text[at] === '\t') {
      at += 1;
      continue;
    }
    const end = text.indexOf('>', at);
    if (text[at] !== '<' || end === -1) return refuse('malformed', 'CALLBACK is no list of <URL>', at);
    const callback = parseCallback(text.slice(at + 1, end), at + 1);
    if (!callback.ok) return callback;
    callbacks.push(callback.value);
    if (callbacks.length > GENA_LIMITS.maxCallbacks)
      return refuse('limit', `there are more than ${GENA_LIMITS.maxCallbacks} callbacks`, at);
    at = end + 1;
  }
  return callbacks.length > 0 ? ok(callbacks) : refuse('malformed', 'CALLBACK is empty');
}

function parseCallback(url: string, at: number): Parsed<Callback> {
  if (url.length > GENA_LIMITS.maxCallbackLength)
    return refuse('limit', `a callback is longer than ${GENA_LIMITS.maxCallbackLength} characters`, at);
  if (!/^http:/i.test(url)) return refuse('unsupported', 'a callback is not http', at);
  const parts = URL_PARTS.exec(url);
  if (!parts) return refuse('malformed', 'a callback is no plain http URL', at);
  const [, ipv6, name = '', portText = '80', path = '/'] = parts;
  const port = Number(portText);
  if (port < 1 || port > 65_535) return refuse('malformed', 'the port of a callback is none', at);
  return ok({ url, host: ipv6 ?? name, port, path: path.startsWith('?') ? `/${path}` : path });
}
