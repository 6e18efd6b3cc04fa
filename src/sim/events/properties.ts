import { attributes, escapeXml, leaf } from '../xml/escape.ts';
import type { Evented } from '../world.ts';

/** One evented value; channels of a variable are values of their own. */
export interface EventedValue {
  /** `Volume/Master`, `TransportState`. */
  readonly key: string;
  readonly name: string;
  readonly channel?: string;
  readonly value: string;
}

/** All values in the order in which players list them. */
export function valuesOf(evented: Evented): readonly EventedValue[] {
  if (evented.kind === 'plain') {
    return Object.entries(evented.variables).map(([name, value]) => ({ key: name, name, value }));
  }
  return evented.variables.map((variable) => ({
    ...variable,
    key: variable.channel ? `${variable.name}/${variable.channel}` : variable.name,
  }));
}

/** Values by key, for comparing. */
export type Snapshot = ReadonlyMap<string, string>;

export const snapshotOf = (values: readonly EventedValue[]): Snapshot =>
  new Map(values.map(({ key, value }) => [key, value]));

/**
 * Values that differ from the snapshot. When one channel of a variable differs all its channels go out, Master first,
 * as in the recorded Volume and Mute events.
 */
export function differencesFrom(
  snapshot: Snapshot,
  values: readonly EventedValue[],
): readonly EventedValue[] {
  const changed = new Set(
    values.filter(({ key, value }) => snapshot.get(key) !== value).map(({ name }) => name),
  );
  return values.filter(({ name }) => changed.has(name));
}

/** The body of an event message with these values. `e:` is part of the contract: node-sonos matches it literally. */
export function renderPropertySet(evented: Evented, values: readonly EventedValue[]): string {
  const properties =
    evented.kind === 'plain'
      ? values.map(({ name, value }) => leaf(name, value))
      : [leaf('LastChange', renderLastChange(evented, values))];
  const inner = properties.map((property) => `<e:property>${property}</e:property>`).join('');
  return `<e:propertyset xmlns:e="urn:schemas-upnp-org:event-1-0">${inner}</e:propertyset>`;
}

type LastChange = Extract<Evented, { kind: 'last-change' }>;

/** `xmlns:r` is declared where the service has variables of the vendor's (AVTransport). */
function renderLastChange(
  { namespace, instance, variables }: LastChange,
  values: readonly EventedValue[],
): string {
  const vendor = variables.some(({ name }) => name.startsWith('r:'))
    ? ' xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/"'
    : '';
  const inner = values.map(({ name, channel, value }) => `<${name}${attributes({ channel, val: value })}/>`);
  return `<Event xmlns="${escapeXml(namespace)}"${vendor}><${instance} val="0">${inner.join('')}</${instance}></Event>`;
}
