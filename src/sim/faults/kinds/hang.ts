import type { FaultKind } from '../fault.ts';

/** The request is taken and nothing comes; the player's idle time ends it. */
export const hang: FaultKind = {
  kind: 'hang',
  parameters: [],
  onRequest: () => ({ fault: 'hang', kind: 'refuse', how: 'hang' }),
};
