import { HTTP_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

/** The connection is torn down with RST. */
export const reset: FaultKind = {
  kind: 'reset',
  parameters: [],
  doors: HTTP_DOORS,
  onRequest: () => ({ fault: 'reset', kind: 'refuse', how: 'reset' }),
};
