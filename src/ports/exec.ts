/** Programs of the system. */
export interface Exec {
  /** Runs one to its end, without a shell. Never fails: what went wrong is told. */
  run(command: Command): Promise<Ended>;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** What it reads. */
  readonly input?: string;
  /** How long it may take; 20 seconds where it is not told. */
  readonly timeoutMs?: number;
}

/** `code` is undefined where it was not there, took too long, or said more than can be read. */
export interface Ended {
  readonly code: number | undefined;
  readonly stdout: string;
  /** What it complained of, or why it did not run. */
  readonly stderr: string;
}
