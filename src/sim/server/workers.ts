/** Answers at most so many requests at once; the others wait in order, as behind a pool of threads. */
export interface Workers {
  run<T>(job: () => Promise<T>): Promise<T>;
}

export function createWorkers(count: number): Workers {
  let busy = 0;
  const waiting: (() => void)[] = [];
  const take = (): Promise<void> | undefined => {
    if (busy < count) {
      busy += 1;
      return undefined;
    }
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  };
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  };
  return {
    run: async (job) => {
      await take();
      try {
        return await job();
      } finally {
        release();
      }
    },
  };
}
