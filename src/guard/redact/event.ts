import type { LastChange } from '../../wire/gena/last-change.ts';
import type { EventContent } from '../events/event-content.ts';
import { redactedLeaf, type View, viewOf } from './leaf.ts';
import type { Sight } from './sight.ts';

/** An event message as somebody may see it. */
export function redactedEvent(content: EventContent, sight: Sight): EventContent {
  if (sight.sees === 'everything') return content;
  const view = viewOf(sight);
  const properties = content.properties.map(
    ([name, value]) => [name, redactedLeaf(name, value, view)] as const,
  );
  const { lastChange } = content;
  return lastChange ? { properties, lastChange: redactedChange(lastChange, view) } : { properties };
}

const redactedChange = (lastChange: LastChange, view: View): LastChange => ({
  ...lastChange,
  instances: lastChange.instances.map((instance) => ({
    ...instance,
    variables: instance.variables.map((variable) => ({
      ...variable,
      value: redactedLeaf(variable.name, variable.value, view),
    })),
  })),
});
