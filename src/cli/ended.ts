/** What a command returns that has no other way to end. */
export const ENDED_BY_SIGNAL = 130;

/** Resolves when the user ends the program. The timer keeps the process alive until then. */
export function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => {}, 60_000);
    const end = (): void => {
      clearInterval(alive);
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
