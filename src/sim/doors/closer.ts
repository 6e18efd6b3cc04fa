/** Something open that can be closed. */
export interface Closer {
  stop(): Promise<void>;
}

/** Opens things one after the other, all or none; what was opened is closed when a later one fails. */
export async function openAll(openers: readonly (() => Promise<Closer>)[]): Promise<Closer> {
  const opened: Closer[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(opened.map((closer) => closer.stop()));
  };
  try {
    for (const open of openers) opened.push(await open());
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
