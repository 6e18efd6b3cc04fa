import { HTTP_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';
import { withLength } from '../spoil.ts';

/** Content-Length lies; positive makes clients wait for bytes that never come, negative leaves bytes over. */
export const wrongLength: FaultKind = {
  kind: 'wrong-length',
  parameters: ['delta'],
  doors: HTTP_DOORS,
  onRequest: ({ delta = 100 }) => ({
    fault: 'wrong-length',
    kind: 'spoil',
    spoil: (answer) => withLength(answer, Math.max(0, answer.body.length + delta)),
  }),
};
