import type { MuseEvent, MuseReply } from '../../wire/muse/answer.ts';
import { redactedObject } from './json.ts';
import { redactedLeaf, viewOf } from './leaf.ts';
import type { Sight } from './sight.ts';

/** A message of the local API as somebody may see it. Its ids stay: clients name objects by them. */
export function redactedAnswer<T extends MuseReply | MuseEvent>(answer: T, sight: Sight): T {
  if (sight.sees === 'everything') return answer;
  const view = viewOf(sight);
  const more = Object.entries(answer.more).map(([name, value]) => [
    name,
    typeof value === 'string' ? redactedLeaf(name, value, view) : value,
  ]);
  return { ...answer, more: Object.fromEntries(more), body: redactedObject(answer.body, view) };
}
