import type { Parsed } from '../../src/base/refusal.ts';
import { parseDescription } from '../../src/wire/description/parse.ts';
import { parseDidl } from '../../src/wire/didl/parse.ts';
import { parseLastChange } from '../../src/wire/gena/last-change.ts';
import { parsePropertySet } from '../../src/wire/gena/notify.ts';
import { parseSoapRequest } from '../../src/wire/soap/request.ts';
import { parseSoapResponse } from '../../src/wire/soap/response.ts';
import { parseSsdp } from '../../src/wire/ssdp/parse.ts';
import { readXml } from '../../src/wire/xml/read.ts';
import { FORMATS } from './formats.ts';

/** What one parser made of a recording or of a value inside it. */
export interface Reading {
  /** The file, and the value inside it: `jishi__node-sonos-discovery/queue.xml > Result`. */
  readonly place: string;
  readonly kind: string;
  readonly parsed: Parsed<unknown>;
}

/** All readings of one recorded file, those of documents that stand escaped inside values included. */
export function readings(place: string, bytes: Uint8Array): readonly Reading[] {
  const text = Buffer.from(bytes).toString('utf8');
  return place.endsWith('.http') ? httpReadings(place, text) : xmlReadings(place, text.trim());
}

/** SSDP files hold one datagram after another, each beginning with its start line. */
function httpReadings(place: string, text: string): readonly Reading[] {
  if (text.startsWith('POST ')) return [reading(place, 'http', FORMATS['http-request']?.(Buffer.from(text)))];
  if (!/^(NOTIFY|HTTP\/1\.1 200)/.test(text))
    return [reading(place, 'http', FORMATS['http-response']?.(Buffer.from(text)))];
  const datagrams = text.split(/(?=^HTTP\/1\.1 200)/m);
  return datagrams.map((datagram, index) =>
    reading(datagrams.length === 1 ? place : `${place} > ${index}`, 'ssdp', parseSsdp(Buffer.from(datagram))),
  );
}

const reading = (place: string, kind: string, parsed: Parsed<unknown> | undefined): Reading => {
  if (!parsed) throw new Error(`no parser for ${place}`);
  return { place, kind, parsed };
};

const SOAP = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"';
const envelope = (inner: string): string => `<s:Envelope ${SOAP}><s:Body>${inner}</s:Body></s:Envelope>`;

/** The kind of a document by its first tag; what begins with none of them is a run of arguments without its envelope. */
function xmlReadings(place: string, text: string): readonly Reading[] {
  const first = /<([A-Za-z][\w.:-]*)/.exec(text)?.[1] ?? '';
  if (first === 'root') return [reading(place, 'description', parseDescription(text))];
  if (first === 'DIDL-Lite') return [reading(place, 'didl', parseDidl(text))];
  if (first === 'e:propertyset') return withValues(place, 'properties', parsePropertySet(text));
  if (first === 's:Envelope') return withArguments(place, 'response', parseSoapResponse(text));
  if (first.startsWith('u:')) return withArguments(place, 'call', parseSoapRequest(envelope(text)));
  if (['ZoneGroupState', 'ZoneGroups', 'Services', 'ZPSupportInfo', 'fingerprints'].includes(first))
    return [reading(place, 'xml', readXml(text, { ignoreStylesheet: true }))];
  const answer = envelope(
    `<u:AnyResponse xmlns:u="urn:schemas-upnp-org:service:Any:1">${text}</u:AnyResponse>`,
  );
  return withArguments(place, 'arguments', parseSoapResponse(answer));
}

type Values = readonly (readonly [name: string, value: string])[];

function withArguments(place: string, kind: string, parsed: Parsed<object>): readonly Reading[] {
  const values = parsed.ok && 'arguments' in parsed.value ? (parsed.value.arguments as Values) : [];
  return [reading(place, kind, parsed), ...valueReadings(place, values)];
}

const withValues = (place: string, kind: string, parsed: Parsed<Values>): readonly Reading[] => [
  reading(place, kind, parsed),
  ...valueReadings(place, parsed.ok ? parsed.value : []),
];

/** Documents inside values: LastChange, metadata, zone groups, service lists. */
const valueReadings = (place: string, values: Values): readonly Reading[] =>
  values.flatMap(([name, value]) => {
    const inside = `${place} > ${name}`;
    if (/^\s*<DIDL-Lite/.test(value)) return [reading(inside, 'didl', parseDidl(value))];
    if (/^\s*<Event/.test(value)) return lastChange(inside, value);
    return /^\s*</.test(value) ? [reading(inside, 'xml', readXml(value.trim()))] : [];
  });

function lastChange(place: string, text: string): readonly Reading[] {
  const parsed = parseLastChange(text);
  const variables = parsed.ok ? parsed.value.instances.flatMap((instance) => instance.variables) : [];
  return withValuesOf(
    place,
    parsed,
    variables.map(({ name, value }) => [name, value]),
  );
}

const withValuesOf = (place: string, parsed: Parsed<unknown>, values: Values): readonly Reading[] => [
  reading(place, 'last-change', parsed),
  ...valueReadings(place, values),
];
