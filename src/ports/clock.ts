/** Time. `now` may jump (it is the wall clock), `elapsed` never goes back. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds since an arbitrary start, monotonic. */
  elapsed(): number;
  /** Resolves after the time; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once what is ready now has been worked at: what has arrived was read, what is due was called. */
  soon(callback: () => void): void;
  /** Calls back once after the time. The timer does not keep the process alive when `unref` is set. */
  after(ms: number, callback: () => void, options?: { readonly unref?: boolean }): Timer;
}

export interface Timer {
  cancel(): void;
}
