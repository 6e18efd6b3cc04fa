export interface ErrorFact {
  /** The process exit code, from sysexits.h where it has one. */
  readonly exit: number;
  readonly meaning: string;
  readonly hint: string;
}
