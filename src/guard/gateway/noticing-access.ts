import type { ShieldFailure } from '../shield/outcome.ts';
import type { PlayerAccess } from './player-access.ts';

/** Access that remembers the first read that came to nothing. */
export interface NoticingAccess {
  readonly access: PlayerAccess;
  /** Undefined while every read was answered. */
  readonly failure: () => ShieldFailure | undefined;
}

export function noticing(access: PlayerAccess): NoticingAccess {
  let failure: ShieldFailure | undefined;
  return {
    failure: () => failure,
    access: {
      write: (write) => access.write(write),
      async read(read) {
        const outcome = await access.read(read);
        if (!outcome.ok) failure ??= outcome.error;
        return outcome;
      },
    },
  };
}

/** Failures after which the next request would wait as long for nothing, and its caller would have left by then. */
const SILENT: readonly ShieldFailure['kind'][] = [
  'refused',
  'unreachable',
  'timeout',
  'line-full',
  'waited-too-long',
];

export const isSilent = ({ kind }: ShieldFailure): boolean => SILENT.includes(kind);
