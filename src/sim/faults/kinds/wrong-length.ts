import { HTTP_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';
import { withLength } from '../spoil.ts';

export const wrongLength: FaultKind = {
  kind: 'wrong-length',
  what: 'Content-Length lies: more makes clients wait for bytes that never come, less leaves bytes over.',
  parameters: ['delta'],
  doors: HTTP_DOORS,
  onRequest: ({ delta = 100 }) => ({
    fault: 'wrong-length',
    kind: 'spoil',
    spoil: (answer) => withLength(answer, Math.max(0, answer.body.length + delta)),
  }),
};
