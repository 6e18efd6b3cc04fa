import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a client's tour through a household is told on its command line. */
export interface TourInput {
  /** Address of the player that plays. */
  readonly player: string;
  /** Room of the player that plays, and address and room of one that joins it. */
  readonly room: string;
  readonly other: { readonly address: string; readonly room: string };
  /** Own address: for event messages and for the media that the players fetch. */
  readonly own: string;
  /** Search by multicast first: only where the default route leads to the players. */
  readonly discover: boolean;
}

/** One step's value as JSON carries it, or the words of the error that it ended with. */
export type StepOutcome = { readonly value: unknown } | { readonly error: string };

export type TourOutcome = Readonly<Record<string, StepOutcome>>;

/** Steps in their order; later ones build on what earlier ones left. */
export type Steps = Readonly<Record<string, () => Promise<unknown>>>;

const STEP_MS = 8000;

/** Walks all steps, whatever becomes of each, and prints the outcome. Client libraries keep timers: it ends the process. */
export async function walk(steps: Steps): Promise<never> {
  const outcome: Record<string, StepOutcome> = {};
  for (const [name, step] of Object.entries(steps)) outcome[name] = await attempt(step);
  await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(outcome), () => resolve()));
  process.exit(0);
}

async function attempt(step: () => Promise<unknown>): Promise<StepOutcome> {
  try {
    return { value: (await within(step(), STEP_MS)) ?? null };
  } catch (error) {
    return { error: error instanceof Error ? error.message : JSON.stringify(error) };
  }
}

function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no end within ${ms} ms`)), ms).unref();
  });
  return Promise.race([work, late]);
}

/** Asks again until the answer is the one that is waited for, or gives the last one. State settles within a second. */
export async function settled<T>(ask: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  let value = await ask();
  for (let tries = 0; tries < 30 && !wanted(value); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    value = await ask();
  }
  return value;
}

/** A media server whose files never end, so that a player that fetches one goes on playing. */
export interface Media {
  readonly url: (name: string) => string;
  /** Names that were asked for, in order, once each. */
  fetched(): readonly string[];
  readonly server: Server;
}

export async function serveMedia(host: string): Promise<Media> {
  const names = new Set<string>();
  const server = createServer((request, response) => {
    names.add((request.url ?? '').slice(1));
    response.writeHead(200, { 'Content-Type': 'audio/mpeg' });
    response.write(Buffer.alloc(417, 0xff));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on TCP has such an address
  const { port } = server.address() as AddressInfo;
  return { url: (name) => `http://${host}:${port}/${name}`, fetched: () => [...names], server };
}

export const readInput = (): TourInput => JSON.parse(process.argv[2] ?? '{}');
