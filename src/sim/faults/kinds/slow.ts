import type { FaultKind } from '../fault.ts';

const DEFAULT_MS = 1000;

/** The answer comes late. */
export const slow: FaultKind = {
  kind: 'slow',
  parameters: ['ms'],
  onRequest: ({ ms = DEFAULT_MS }) => ({ fault: 'slow', kind: 'delay', ms: Math.max(0, ms) }),
};
