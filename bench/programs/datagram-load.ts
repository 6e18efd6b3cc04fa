// Sends datagrams at an even pace from several own addresses in turn, for so many seconds, and prints what it did. It ends by itself.
import { createSocket, type Socket } from 'node:dgram';

export interface LoadInput {
  /** Own addresses, in turn. */
  readonly from: readonly string[];
  readonly to: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** In turn with the addresses; `#` becomes the number of the datagram. */
  readonly texts: readonly string[];
}

export interface LoadOutput {
  readonly sent: number;
  readonly seconds: number;
}

const PORT = 1900;
/** Milliseconds after the last, in which answers still come to a socket that is open. */
const LINGER_MS = 1000;
/** At once at most, so that what was held up does not come in one burst. */
const AT_ONCE = 40;

const { from, to, perSecond, seconds, texts }: LoadInput = JSON.parse(process.argv[2] ?? '{}');

async function opened(own: string): Promise<Socket> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, own, resolve));
  socket.setBroadcast(true);
  socket.setMulticastInterface(own);
  socket.setMulticastTTL(2);
  return socket;
}

const sockets = await Promise.all(from.map(opened));
const total = perSecond * seconds;
const began = performance.now();
let sent = 0;
const send = (): Promise<void> => {
  const text = (texts[sent % texts.length] ?? '').replaceAll('#', String(sent));
  const socket = sockets[sent % sockets.length];
  sent += 1;
  return new Promise((resolve, reject) =>
    socket?.send(Buffer.from(text, 'latin1'), PORT, to, (cause) => (cause ? reject(cause) : resolve())),
  );
};
for (;;) {
  const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1000));
  const many = Math.min(AT_ONCE, due - sent);
  await Promise.all(Array.from({ length: many }, send));
  if (sent >= total) break;
  await new Promise((resolve) => setTimeout(resolve, 1));
}
const output: LoadOutput = { sent, seconds: (performance.now() - began) / 1000 };
await new Promise((resolve) => setTimeout(resolve, LINGER_MS));
for (const socket of sockets) socket.close();
process.stdout.write(JSON.stringify(output));
