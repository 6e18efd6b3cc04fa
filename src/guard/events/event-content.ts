import { type Parsed, refuser } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import {
  type LastChange,
  type LastChangeInstance,
  type LastChangeVariable,
  parseLastChange,
  writeLastChange,
} from '../../wire/gena/last-change.ts';
import { type Properties, writeNotifyBody } from '../../wire/gena/notify.ts';
import { GENA_LIMITS } from '../../wire/limits.ts';

/** What an event message says, read to the bottom: nothing of a player's bytes is passed on. */
export interface EventContent {
  /** All but LastChange. */
  readonly properties: Properties;
  readonly lastChange?: LastChange;
}

const refuse = refuser('gena');

/** A LastChange that cannot be read is refused: nobody could say what is in it. */
export function contentOf(all: Properties): Parsed<EventContent> {
  const [text, ...others] = all.flatMap(([name, value]) => (name === 'LastChange' ? [value] : []));
  const properties = all.filter(([name]) => name !== 'LastChange');
  if (text === undefined) return ok({ properties });
  if (others.length > 0) return refuse('mismatch', 'there is more than one LastChange');
  const lastChange = parseLastChange(text);
  return lastChange.ok ? ok({ properties, lastChange: lastChange.value }) : lastChange;
}

const bodies = new WeakMap<EventContent, string>();

/** The body of the event message; written once for all who are told the same. */
export function bodyOf(content: EventContent): string {
  const body = bodies.get(content) ?? written(content);
  bodies.set(content, body);
  return body;
}

function written({ lastChange, properties }: EventContent): string {
  const first: Properties = lastChange ? [['LastChange', writeLastChange(lastChange)]] : [];
  return writeNotifyBody([...first, ...properties]);
}

/** The largest state seen, topology of 32 rooms, has about 60,000 characters. */
const MAX_STATE_CHARS = 2_097_152;

/**
 * The full state after a change: every value as it was told last, in the order in which a player tells them (Volume of
 * Master before LF and RF). A state that grows past the limits of a message begins again with the change.
 */
export function merged(state: EventContent, change: EventContent): EventContent {
  const properties = latest([...state.properties, ...change.properties], ([name]) => name);
  const lastChange = mergedLastChange(state.lastChange, change.lastChange);
  const all: EventContent = lastChange ? { properties, lastChange } : { properties };
  return fits(all) ? all : change;
}

function mergedLastChange(
  state: LastChange | undefined,
  change: LastChange | undefined,
): LastChange | undefined {
  if (!state || !change) return change ?? state;
  const instances = new Map<string, LastChangeInstance>();
  for (const instance of [...state.instances, ...change.instances]) {
    const key = `${instance.kind} ${instance.id}`;
    const variables = [...(instances.get(key)?.variables ?? []), ...instance.variables];
    instances.set(key, { ...instance, variables: latest(variables, keyOf) });
  }
  return { namespace: state.namespace, instances: [...instances.values()] };
}

const keyOf = ({ namespace, name, channel }: LastChangeVariable): string =>
  JSON.stringify([namespace, name, channel]);

/** The last item of each key, where the first one stood. */
const latest = <T>(items: readonly T[], key: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

function fits({ properties, lastChange }: EventContent): boolean {
  const instances = lastChange?.instances ?? [];
  return (
    properties.length <= GENA_LIMITS.maxProperties &&
    instances.length <= GENA_LIMITS.maxInstances &&
    instances.every(({ variables }) => variables.length <= GENA_LIMITS.maxVariables) &&
    lengthOf(properties, instances) <= MAX_STATE_CHARS
  );
}

const lengthOf = (properties: Properties, instances: readonly LastChangeInstance[]): number =>
  properties.reduce((sum, [, value]) => sum + value.length, 0) +
  instances.flatMap(({ variables }) => variables).reduce((sum, { value }) => sum + value.length, 0);
