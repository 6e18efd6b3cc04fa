// Searches again and again, each time until all that are expected have answered, from several own addresses side by side. Prints how long
// the first and the last answer took. It ends by itself, and shares no code with the product.
import { createSocket } from 'node:dgram';

export interface TimesInput {
  readonly from: readonly string[];
  readonly to: string;
  /** Searches of each address. */
  readonly rounds: number;
  /** Addresses that are to answer. */
  readonly expected: readonly string[];
  /** The whole message. */
  readonly text: string;
}

export interface TimesOutput {
  /** Milliseconds, of each search that was answered at all, and by all. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly searches: number;
  /** Answers of the last search. */
  readonly answers: readonly string[];
}

const LONGEST_MS = 4000;
const PAUSE_MS = 60;

const { from, to, rounds, expected, text }: TimesInput = JSON.parse(process.argv[2] ?? '{}');
const first: number[] = [];
const last: number[] = [];
let answers: string[] = [];

async function searchFrom(own: string): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, own, resolve));
  socket.setBroadcast(true);
  socket.setMulticastInterface(own);
  socket.setMulticastTTL(2);
  for (let round = 0; round < rounds; round += 1) {
    await searchOnce(socket);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * (1 + Math.random())));
  }
  socket.close();
}

function searchOnce(socket: ReturnType<typeof createSocket>): Promise<void> {
  const missing = new Set(expected);
  const said: string[] = [];
  const began = performance.now();
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(late);
      socket.removeAllListeners('message');
      answers = said;
      resolve();
    };
    const late = setTimeout(over, LONGEST_MS);
    socket.on('message', (bytes, { address }) => {
      const took = performance.now() - began;
      if (!missing.delete(address)) return;
      said.push(bytes.toString('latin1'));
      if (missing.size === expected.length - 1) first.push(took);
      if (missing.size > 0) return;
      last.push(took);
      over();
    });
    socket.send(text, 1900, to);
  });
}

await Promise.all(from.map(searchFrom));
const output: TimesOutput = { first, last, searches: from.length * rounds, answers };
process.stdout.write(JSON.stringify(output));
