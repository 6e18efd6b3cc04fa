import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { RequestHead } from '../http/head.ts';
import { GENA_LIMITS } from '../limits.ts';
import { childrenOf, isElement, textOf, type XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { element, writeXml } from '../xml/write.ts';
import { EVENT_NAMESPACE, expectHeader, parseSid, refuse, single } from './names.ts';

/** Variable names and values in the order of the message. */
export type Properties = readonly (readonly [name: string, value: string])[];

/** One event message (UDA 2.0 §4.3.2). */
export interface Notification {
  readonly sid: string;
  /** 0 for the first message, which carries all variables; then 1 to 4294967295 and 1 again. */
  readonly seq: number;
  readonly properties: Properties;
}

const MAX_SEQ = 4_294_967_295;

export function parseNotify(head: RequestHead, body: Uint8Array): Parsed<Notification> {
  const { method, headers } = head;
  if (method !== 'NOTIFY') return refuse('unsupported', 'the method is not NOTIFY');
  const nt = expectHeader(headers, 'NT', 'upnp:event');
  if (!nt.ok) return nt;
  const nts = expectHeader(headers, 'NTS', 'upnp:propchange');
  if (!nts.ok) return nts;
  const sidText = single(headers, 'SID');
  if (!sidText.ok) return sidText;
  const sid = parseSid(sidText.value);
  if (!sid.ok) return sid;
  const seq = parseSeq(head);
  if (!seq.ok) return seq;
  const properties = parsePropertySet(body);
  return properties.ok ? ok({ sid: sid.value, seq: seq.value, properties: properties.value }) : properties;
}

function parseSeq({ headers }: RequestHead): Parsed<number> {
  const text = single(headers, 'SEQ');
  if (!text.ok) return text;
  if (text.value === undefined) return refuse('malformed', 'there is no SEQ');
  if (!/^\d{1,10}$/.test(text.value) || Number(text.value) > MAX_SEQ)
    return refuse('malformed', 'SEQ is no number of 32 bits');
  return ok(Number(text.value));
}

/** The body of an event message: `propertyset` of `property` elements, each with its variable as an element. */
export function parsePropertySet(body: Uint8Array | string): Parsed<Properties> {
  const read = readXml(body);
  if (!read.ok) return read;
  const root = read.value;
  if (root.local !== 'propertyset' || root.namespace !== EVENT_NAMESPACE)
    return refuse('malformed', 'the root is no propertyset');
  const wrappers = childrenOf(root);
  if (wrappers.some(({ local, namespace }) => local !== 'property' || namespace !== EVENT_NAMESPACE))
    return refuse('malformed', 'the propertyset holds more than properties');
  return propertiesOf(wrappers.flatMap((wrapper) => childrenOf(wrapper)));
}

function propertiesOf(variables: readonly XmlElement[]): Parsed<Properties> {
  if (variables.length > GENA_LIMITS.maxProperties)
    return refuse('limit', `there are more than ${GENA_LIMITS.maxProperties} properties`);
  if (variables.some(({ children }) => children.some(isElement)))
    return refuse('malformed', 'a property holds markup that is not escaped');
  return ok(variables.map((variable) => [variable.local, textOf(variable)]));
}

/** The body of an event message. node-sonos looks for the prefix `e:` literally. */
export const writeNotifyBody = (properties: Properties): string =>
  writeXml(
    element(
      'e:propertyset',
      { 'xmlns:e': EVENT_NAMESPACE },
      properties.map(([name, value]) =>
        element('e:property', {}, [element(name, {}, value === '' ? [] : [value])]),
      ),
    ),
  );
