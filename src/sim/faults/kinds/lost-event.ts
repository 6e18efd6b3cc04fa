import type { FaultKind } from '../fault.ts';

export const lostEvent: FaultKind = {
  kind: 'lost-event',
  what: 'An event message is lost; the next has the SEQ after it, so that the subscriber sees a gap.',
  parameters: [],
  doors: [],
  onEvent: () => 'lost',
};
