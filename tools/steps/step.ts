/** One part of `npm test`: a tool that passes or fails, or a test run with many results. */
export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skip[];
  /** Lines for the reader: what failed, in the tool's own words. */
  readonly details: readonly string[];
}

export interface Skip {
  readonly what: string;
  readonly why: string;
}

export interface Step {
  readonly name: string;
  run(): Promise<StepResult>;
}
