import type { IpAddress } from '../../base/address.ts';
import { decodings } from '../../catalog/object-ids.ts';
import type { JsonValue } from '../../wire/json/read.ts';
import type { Understood } from '../request/understood.ts';

/** A queue of many files has one server. */
const MOST_PORTS = 4;
const HTTP_PORT = 80;

/**
 * Ports at which whoever asks offers something at the own address, in a request that makes a player fetch: `http://ADDRESS:PORT/…`, also inside
 * other URIs and metadata. Only that one address counts, so nobody can offer what is somebody else's.
 */
export function offersIn(understood: Understood, own: IpAddress): readonly number[] {
  const offer = new RegExp(`http://${own.replaceAll('.', String.raw`\.`)}(?::(\\d{1,5}))?(?=[/?#]|$)`, 'gi');
  const ports = textsOf(understood)
    .flatMap(decodings)
    .flatMap((form) => [...form.matchAll(offer)])
    .map(([, port]) => (port === undefined ? HTTP_PORT : Number(port)))
    .filter((port) => port > 0 && port < 65_536);
  return [...new Set(ports)].slice(0, MOST_PORTS);
}

function textsOf(understood: Understood): readonly string[] {
  if (understood.kind === 'call') return understood.arguments.map(([, value]) => value);
  return understood.kind === 'command' ? stringsIn(understood.body) : [];
}

const stringsIn = (value: JsonValue): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(stringsIn)
      : [];
