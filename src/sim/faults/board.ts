import type { Interfered, Interference } from './fault.ts';

/** Faults in force, from the household file or set at run time. */
export interface FaultBoard {
  /** The first fault in scope that strikes, if any. */
  forRequest(request: Interfered): Interference | undefined;
}

export const createFaultBoard = (): FaultBoard => ({ forRequest: () => undefined });
