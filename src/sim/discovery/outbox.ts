import type { Clock, Timer } from '../../ports/clock.ts';

/** Something to be sent at a time. Sending is a closure so that a thousand waiting answers stay small. */
interface Waiting {
  readonly at: number;
  readonly send: () => void;
}

/** Bounds memory when somebody floods a large household with searches. */
const MAX_WAITING = 50_000;
/** Answers whose times lie this close leave together. */
const SLICE_MS = 5;

/** Sends things later with one timer for all of them, however many players share it. */
export interface Outbox {
  /** Dropped silently when too much waits already, and after the end. */
  later(delayMs: number, send: () => void): void;
  stop(): void;
}

export function createOutbox(clock: Clock): Outbox {
  let waiting: Waiting[] = [];
  let timer: Timer | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let isOver = false;

  const flush = (): void => {
    timer = undefined;
    dueAt = Number.POSITIVE_INFINITY;
    const now = clock.elapsed();
    const due = waiting.filter((item) => item.at <= now + SLICE_MS);
    waiting = waiting.filter((item) => item.at > now + SLICE_MS);
    for (const item of due) item.send();
    arm();
  };

  const arm = (): void => {
    const next = waiting.reduce((least, item) => Math.min(least, item.at), Number.POSITIVE_INFINITY);
    if (next >= dueAt) return;
    timer?.cancel();
    dueAt = next;
    timer = clock.after(Math.max(0, next - clock.elapsed()), flush, { unref: true });
  };

  return {
    later: (delayMs, send) => {
      if (isOver || waiting.length >= MAX_WAITING) return;
      const at = clock.elapsed() + delayMs;
      waiting.push({ at, send });
      if (at < dueAt) arm();
    },
    stop: () => {
      isOver = true;
      timer?.cancel();
      waiting = [];
    },
  };
}
