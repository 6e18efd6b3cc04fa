import type { PlayerState } from '../state/player.ts';
import type { Interfered, Interference } from './fault.ts';

/** Faults in force, from the household file or set at run time. */
export interface FaultBoard {
  /** The first fault in scope that strikes, if any. */
  forRequest(request: Interfered): Interference | undefined;
  /** The SEQ that an event message gets. */
  seqFor(message: { readonly player: PlayerState; readonly service: string; readonly seq: number }): number;
}

export const createFaultBoard = (): FaultBoard => ({ forRequest: () => undefined, seqFor: ({ seq }) => seq });
