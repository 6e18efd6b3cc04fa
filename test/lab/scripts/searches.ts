// Sends searches by hand, each from a socket of its own, and prints who answered each as JSON. It shares no code with the product's own search.
import { createSocket } from 'node:dgram';

export interface ByHand {
  /** The whole datagram. */
  readonly text: string;
  /** A group, everybody or one player. */
  readonly to: string;
  /** Own UDP port; any when missing. */
  readonly port?: number;
  readonly ttl?: number;
}

export interface SearchesInput {
  /** Own address to send from; its interface carries the multicast. */
  readonly from: string;
  readonly searches: readonly ByHand[];
  /** A search is over as soon as all of these have answered; with nobody to wait for, the next begins meanwhile. */
  readonly expect: readonly string[];
  readonly timeoutMs: number;
  /** Between the beginnings of two, at least. */
  readonly paceMs: number;
}

/** Addresses that answered from port 1900, in order, each once. */
type AnsweredBy = readonly string[];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function search(
  { text, to, port = 0, ttl = 2 }: ByHand,
  { from, expect, timeoutMs }: SearchesInput,
): Promise<AnsweredBy> {
  const answered = new Set<string>();
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (bytes, peer) => {
    const isAnswer = bytes.toString('latin1').startsWith('HTTP/1.1 200 OK\r\n');
    answered.add(isAnswer && peer.port === 1900 ? peer.address : `${peer.address}:${peer.port}?`);
  });
  await new Promise<void>((resolve) => socket.bind(port, from, resolve));
  socket.setBroadcast(true);
  socket.setMulticastInterface(from);
  socket.setMulticastTTL(ttl);
  socket.send(text, 1900, to);
  const end = performance.now() + timeoutMs;
  const hasAll = (): boolean => expect.length > 0 && expect.every((address) => answered.has(address));
  while (!hasAll() && performance.now() < end) await pause(10);
  socket.close();
  return [...answered].toSorted();
}

const input: SearchesInput = JSON.parse(process.argv[2] ?? '{}');
const underWay: Promise<AnsweredBy>[] = [];
for (const each of input.searches) {
  const searching = search(each, input);
  underWay.push(searching);
  await pause(input.paceMs);
  if (input.expect.length > 0) await searching;
}
process.stdout.write(JSON.stringify(await Promise.all(underWay)));
