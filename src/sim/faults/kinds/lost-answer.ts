import { CONNECTION_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

export const lostAnswer: FaultKind = {
  kind: 'lost-answer',
  what: 'The request is carried out, but its answer never arrives: the connection closes; a WebSocket stays open.',
  parameters: [],
  doors: CONNECTION_DOORS,
  onRequest: () => ({
    fault: 'lost-answer',
    kind: 'spoil',
    spoil: () => ({ head: '', body: Buffer.alloc(0) }),
  }),
  onMessage: () => ({ fault: 'lost-answer', kind: 'spoil', spoil: () => Buffer.alloc(0) }),
};
