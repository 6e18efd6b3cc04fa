import type { FaultSpec } from '../../definition/fault-schema.ts';
import { ALL_DOORS } from '../doors.ts';
import type { FaultKind } from '../fault.ts';

const DEFAULT_MS = 1000;

const delay = ({ ms = DEFAULT_MS }: FaultSpec) =>
  ({ fault: 'slow', kind: 'delay', ms: Math.max(0, ms) }) as const;

export const slow: FaultKind = {
  kind: 'slow',
  what: 'The answer, the datagram or the outcome of a command comes late.',
  parameters: ['ms'],
  doors: ALL_DOORS,
  onRequest: delay,
  onMessage: delay,
};
