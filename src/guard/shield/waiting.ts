import type { Clock } from '../../ports/clock.ts';

/**
 * Why a request was never sent. `line-full`: too many wait already, for this player or of this principal.
 * `waited-too-long`: its turn did not come in time. `gone`: the asker left before it came.
 */
export interface WaitFailure {
  readonly kind: 'line-full' | 'waited-too-long' | 'gone';
  /** One clause in plain words. */
  readonly detail: string;
  readonly sent: false;
}

const DETAILS = {
  'line-full': 'too many requests wait for the player',
  'waited-too-long': 'the player had no time for it',
  gone: 'the asker did not wait',
} as const;

export const waitFailure = (kind: WaitFailure['kind']): WaitFailure => ({
  kind,
  detail: DETAILS[kind],
  sent: false,
});

export interface Patience {
  /** Of the monotonic clock: the moment at which it has waited too long. */
  readonly until: number;
  /** Aborts when the asker has gone. */
  readonly signal?: AbortSignal;
}

/** A wait that ends when it is admitted, when time is up, or when the asker leaves, whichever comes first. */
export class Wait {
  /** Undefined when admitted. */
  readonly over: Promise<WaitFailure | undefined>;
  readonly #settle: (failure: WaitFailure | undefined) => void;
  readonly #giveUp: (kind: WaitFailure['kind']) => void;

  /** `leave` takes it out of its line; it is called once at most, and not when admitted. */
  constructor(clock: Clock, { until, signal }: Patience, leave: () => void) {
    const { promise, resolve } = Promise.withResolvers<WaitFailure | undefined>();
    this.over = promise;
    this.#giveUp = (kind) => {
      leave();
      this.#settle(waitFailure(kind));
    };
    const gone = (): void => this.#giveUp('gone');
    const timer = clock.after(Math.max(0, until - clock.elapsed()), () => this.#giveUp('waited-too-long'));
    signal?.addEventListener('abort', gone, { once: true });
    this.#settle = (failure) => {
      timer.cancel();
      signal?.removeEventListener('abort', gone);
      resolve(failure);
    };
  }

  admit(): void {
    this.#settle(undefined);
  }

  /** There is no room for it any more. */
  displace(): void {
    this.#giveUp('line-full');
  }
}
