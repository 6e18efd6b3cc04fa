import type { Parsed, Refusal } from '../base/refusal.ts';
import type { DeviceDescription } from '../wire/description/device.ts';
import { parseDescription } from '../wire/description/parse.ts';
import { parseScpd } from '../wire/scpd/parse.ts';
import type { ServiceDescription } from '../wire/scpd/service.ts';
import type { Exchange } from './exchange.ts';
import type { HttpClient } from './http-client.ts';
import type { Location } from './location.ts';

/** A document of a device, or why there is none. The exchange is there in any case. */
export type Fetched<T> =
  | { readonly kind: 'document'; readonly document: T; readonly exchange: Exchange }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly exchange: Exchange }
  /** An answer other than 200, or none. */
  | { readonly kind: 'unavailable'; readonly exchange: Exchange };

/** The largest description seen has 11 KB, the largest SCPD about 30 KB. */
const MAX_DOCUMENT_BYTES = 524_288;

/** The device description at a location (UDA 2.0 §2.1). */
export const describe = (client: HttpClient, location: Location): Promise<Fetched<DeviceDescription>> =>
  fetchDocument(client, location, parseDescription);

/** A service description (SCPD) at a location (UDA 2.0 §2.5). */
export const fetchScpd = (client: HttpClient, location: Location): Promise<Fetched<ServiceDescription>> =>
  fetchDocument(client, location, parseScpd);

async function fetchDocument<T>(
  client: HttpClient,
  { endpoint, path }: Location,
  parse: (body: Uint8Array) => Parsed<T>,
): Promise<Fetched<T>> {
  const exchange = await client.request({
    target: endpoint,
    method: 'GET',
    path,
    maxBodyBytes: MAX_DOCUMENT_BYTES,
  });
  return readDocument(exchange, parse);
}

/** Reads a document out of an exchange that has taken place. */
export function readDocument<T>(exchange: Exchange, parse: (body: Uint8Array) => Parsed<T>): Fetched<T> {
  const { outcome } = exchange;
  if (outcome.kind !== 'response' || outcome.status !== 200) return { kind: 'unavailable', exchange };
  const parsed = parse(outcome.body);
  if (!parsed.ok) return { kind: 'refused', refusal: parsed.error, exchange };
  return { kind: 'document', document: parsed.value, exchange };
}
