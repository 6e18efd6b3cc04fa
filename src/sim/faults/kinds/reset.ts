import type { FaultKind } from '../fault.ts';

/** The connection is torn down with RST. */
export const reset: FaultKind = {
  kind: 'reset',
  parameters: [],
  onRequest: () => ({ fault: 'reset', kind: 'refuse', how: 'reset' }),
};
