import type { EventContent } from '../events/event-content.ts';
import type { LastChange } from '../../wire/gena/last-change.ts';
import type { Addresses } from './addresses.ts';

/** What events tell, with the addresses under which clients know the players. The same event is worked out once for all who hear it. */
export function outwardEvents({ outward }: Addresses): (content: EventContent) => EventContent {
  const known = new WeakMap<EventContent, EventContent>();
  return (content) => {
    const told = known.get(content) ?? outwardContent(content, outward);
    known.set(content, told);
    return told;
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
