import { accepted, failed, type MuseOutcome } from './outcome.ts';
import type { MuseContext } from './namespace.ts';
import type { PlayerState } from '../state/player.ts';

/** Runs SOAP actions in order on one player and stops at the first that faults. */
export function perform(context: MuseContext, steps: readonly Step[]): MuseOutcome {
  for (const { player = context.player, service, action, args = {} } of steps) {
    const outcome = context.act({ player, service, action, args: { InstanceID: '0', ...args } });
    if (outcome.kind === 'fault') return faultOutcome(outcome.code);
  }
  return accepted;
}

export interface Step {
  /** The connected player unless told otherwise. */
  readonly player?: PlayerState;
  readonly service: string;
  readonly action: string;
  readonly args?: Readonly<Record<string, string>>;
}

/** Unsure: how players map UPnP's codes; the names are theirs, the pairs are by meaning. */
function faultOutcome(code: number): MuseOutcome {
  if ([402, 600, 601].includes(code)) return failed('ERROR_INVALID_PARAMETER', `UPnP error ${code}`);
  if ([701, 711, 712].includes(code)) return failed('ERROR_NO_CONTENT', `UPnP error ${code}`);
  return failed('ERROR_COMMAND_FAILED', `UPnP error ${code}`);
}

/** Text of SOAP's booleans. */
export const bit = (value: boolean): string => (value ? '1' : '0');
