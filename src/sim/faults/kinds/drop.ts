import type { FaultKind } from '../fault.ts';

/** The connection is closed without an answer and the request is not carried out. */
export const drop: FaultKind = {
  kind: 'drop',
  parameters: [],
  onRequest: () => ({ fault: 'drop', kind: 'refuse', how: 'end' }),
};
