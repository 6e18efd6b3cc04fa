import { CONNECTION_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

/** The request is taken, keeps a worker and nothing comes; the player's idle time ends it. */
export const hang: FaultKind = {
  kind: 'hang',
  parameters: [],
  doors: CONNECTION_DOORS,
  onRequest: () => ({ fault: 'hang', kind: 'refuse', how: 'hang' }),
  onMessage: () => ({ fault: 'hang', kind: 'lose', closes: false }),
};
