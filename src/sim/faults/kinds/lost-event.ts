import type { FaultKind } from '../fault.ts';

/** An event message is lost; the next has the SEQ after it, so that the subscriber sees a gap. */
export const lostEvent: FaultKind = { kind: 'lost-event', parameters: [], doors: [], onEvent: () => 'lost' };
