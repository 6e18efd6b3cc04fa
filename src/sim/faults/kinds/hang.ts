import { CONNECTION_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

export const hang: FaultKind = {
  kind: 'hang',
  what: 'The request is taken, keeps a worker, and nothing comes until the idle time is over; a command gets no answer.',
  parameters: [],
  doors: CONNECTION_DOORS,
  onRequest: () => ({ fault: 'hang', kind: 'refuse', how: 'hang' }),
  onMessage: () => ({ fault: 'hang', kind: 'lose', closes: false }),
};
