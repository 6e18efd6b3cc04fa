import type { FaultKind } from '../fault.ts';

export const wrongSeq: FaultKind = {
  kind: 'wrong-seq',
  what: 'An event message carries another SEQ than it should.',
  parameters: ['delta'],
  doors: [],
  onEvent: ({ delta = 5 }, seq) => ({ seq: Math.max(0, seq + delta) }),
};
