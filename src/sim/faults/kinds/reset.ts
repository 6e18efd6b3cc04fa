import { HTTP_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

export const reset: FaultKind = {
  kind: 'reset',
  what: 'The connection is torn down with RST.',
  parameters: [],
  doors: HTTP_DOORS,
  onRequest: () => ({ fault: 'reset', kind: 'refuse', how: 'reset' }),
};
