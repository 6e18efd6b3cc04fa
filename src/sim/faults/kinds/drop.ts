import { ALL_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

export const drop: FaultKind = {
  kind: 'drop',
  what: 'The connection is closed without an answer and the request is not carried out; a datagram is not sent.',
  parameters: [],
  doors: ALL_DOORS,
  onRequest: () => ({ fault: 'drop', kind: 'refuse', how: 'end' }),
  onMessage: () => ({ fault: 'drop', kind: 'lose', closes: true }),
};
