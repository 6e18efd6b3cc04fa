import type { Command } from './exec.ts';

/** Programs of the system that go on, and tell something line by line. */
export interface Follow {
  /** Starts one, without a shell. Never fails: that it ended, or never began, is told once. */
  start(command: Pick<Command, 'program' | 'args'>, told: Told): Following;
}

export interface Told {
  /** A line without its end; of a long one only the beginning. */
  line(text: string): void;
  /** Why, in words of the system. Not told of one that was stopped. */
  ended(why: string): void;
}

export interface Following {
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}
