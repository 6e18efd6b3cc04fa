/** Work over the network that goes on for a while: how often it was done, and what else was counted. */
export interface Load {
  readonly name: string;
  /** One piece of work; false when it came to nothing. */
  work(client: number): Promise<boolean>;
}

export interface Measured {
  /** Pieces of work done in a second. */
  readonly rate: number;
  /** Of all that were begun, how many came to nothing; 0 to 1. */
  readonly failed: number;
  /** Processor time of this process for each piece that was done, in microseconds. */
  readonly microseconds: number;
}

export interface Turns {
  readonly clients: number;
  readonly rounds: number;
  readonly roundMs: number;
}

/** Measures loads in turn, A B A B …, so that a machine whose speed drifts treats all alike; gives each its rounds. */
export async function inTurn(
  loads: readonly Load[],
  turns: Turns,
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  for (const load of loads) await round(load, turns);
  const measured = new Map<string, Measured[]>(loads.map(({ name }) => [name, []]));
  for (let count = 0; count < turns.rounds; count += 1)
    for (const load of loads) measured.get(load.name)?.push(await round(load, turns));
  return measured;
}

async function round(load: Load, { clients, roundMs }: Turns): Promise<Measured> {
  const [processor, started] = [process.cpuUsage(), performance.now()];
  let [done, failed] = [0, 0];
  const client = async (number: number): Promise<void> => {
    while (performance.now() - started < roundMs) {
      if (await load.work(number)) done += 1;
      else failed += 1;
      // As over sockets, every piece of work has its turn of the event loop.
      await new Promise((resolve) => void setImmediate(resolve));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  const { user, system } = process.cpuUsage(processor);
  return {
    rate: (done * 1000) / (performance.now() - started),
    failed: failed / Math.max(1, done + failed),
    microseconds: (user + system) / Math.max(1, done),
  };
}
