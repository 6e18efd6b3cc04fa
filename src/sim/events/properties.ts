import { attributes, escapeXml, leaf } from '../xml/escape.ts';
import type { Evented } from '../world.ts';

/** One evented value; channels of a variable are values of their own. */
export interface EventedValue {
  /** `Volume/Master`, `TransportState`, `UpdateID#1`. */
  readonly key: string;
  readonly name: string;
  readonly channel?: string;
  readonly instance?: number;
  readonly value: string;
}

/** All values in the order in which players list them. */
export function valuesOf(evented: Evented): readonly EventedValue[] {
  if (evented.kind === 'plain') {
    return Object.entries(evented.variables).map(([name, value]) => ({ key: name, name, value }));
  }
  return evented.variables.map((variable) => ({
    ...variable,
    key: `${variable.name}${variable.channel ? `/${variable.channel}` : ''}${suffixOf(variable)}`,
  }));
}

const suffixOf = ({ instance = 0 }: { readonly instance?: number }): string =>
  instance === 0 ? '' : `#${instance}`;

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
  const variable = (value: EventedValue): string => `${value.name}${suffixOf(value)}`;
  const changed = new Set(values.filter(({ key, value }) => snapshot.get(key) !== value).map(variable));
  return values.filter((value) => changed.has(variable(value)));
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
  const numbers = [...new Set(values.map((value) => value.instance ?? 0))];
  const inner = numbers.map((number) => {
    const own = values.filter((value) => (value.instance ?? 0) === number).map(renderValue);
    return `<${instance} val="${number}">${own.join('')}</${instance}>`;
  });
  return `<Event xmlns="${escapeXml(namespace)}"${vendor}>${inner.join('')}</Event>`;
}

const renderValue = ({ name, channel, value }: EventedValue): string =>
  `<${name}${attributes({ channel, val: value })}/>`;
