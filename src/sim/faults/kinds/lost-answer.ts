import type { FaultKind } from '../fault.ts';

/** The request is carried out, but its answer never arrives: the connection closes. */
export const lostAnswer: FaultKind = {
  kind: 'lost-answer',
  parameters: [],
  onRequest: () => ({
    fault: 'lost-answer',
    kind: 'spoil',
    spoil: () => ({ head: '', body: Buffer.alloc(0) }),
  }),
};
