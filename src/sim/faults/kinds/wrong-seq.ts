import type { FaultKind } from '../fault.ts';

/** An event message carries another SEQ than it should. */
export const wrongSeq: FaultKind = {
  kind: 'wrong-seq',
  parameters: ['delta'],
  doors: [],
  onEvent: ({ delta = 5 }, seq) => ({ seq: Math.max(0, seq + delta) }),
};
