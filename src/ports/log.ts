/** Progress and complaints for the operator. Results never go here. */
export interface Log {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** A log that forgets. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {} };
