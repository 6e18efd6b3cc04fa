import type { EventContent } from '../events/event-content.ts';
import type { LastChange } from '../../wire/gena/last-change.ts';
import { redactedEvent } from '../redact/event.ts';
import type { Sight } from '../redact/sight.ts';
import type { Addresses } from './addresses.ts';

/** As many as see different things of one event; more are worked out anew. */
const MAX_SIGHTS = 64;

/**
 * What events tell somebody: what this one may see, with the addresses under which clients know the players. The same event
 * is worked out once for all who see the same of it.
 */
export function outwardEvents({ outward }: Addresses): (content: EventContent, sight: Sight) => EventContent {
  const known = new WeakMap<EventContent, Map<string, EventContent>>();
  return (content, sight) => {
    const told = known.get(content) ?? new Map<string, EventContent>();
    known.set(content, told);
    const words = told.get(sight.key) ?? outwardContent(redactedEvent(content, sight), outward);
    if (told.size < MAX_SIGHTS) told.set(sight.key, words);
    return words;
  };
}

type Translate = Addresses['outward'];

function outwardContent(content: EventContent, outward: Translate): EventContent {
  const properties = content.properties.map(([name, value]) => [name, outward(value)] as const);
  const { lastChange } = content;
  return lastChange ? { properties, lastChange: outwardChange(lastChange, outward) } : { properties };
}

const outwardChange = (lastChange: LastChange, outward: Translate): LastChange => ({
  ...lastChange,
  instances: lastChange.instances.map((instance) => ({
    ...instance,
    variables: instance.variables.map((variable) => ({ ...variable, value: outward(variable.value) })),
  })),
});
