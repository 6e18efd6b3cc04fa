// Sends announcements in the name of somebody else, as fast as it can, and prints how many. It stops by itself.
import { createSocket } from 'node:dgram';

interface Forging {
  readonly own: string;
  readonly count: number;
  /** The whole message. */
  readonly text: string;
}

const { own, count, text }: Forging = JSON.parse(process.argv[2] ?? '{}');
const AT_ONCE = 200;

const socket = createSocket('udp4');
await new Promise<void>((resolve) => socket.bind(0, own, resolve));
socket.setMulticastInterface(own);
socket.setMulticastTTL(2);
const bytes = Buffer.from(text, 'latin1');
const send = (): Promise<void> =>
  new Promise((resolve) => socket.send(bytes, 1900, '239.255.255.250', () => resolve()));
let sent = 0;
while (sent < count) {
  const many = Math.min(AT_ONCE, count - sent);
  await Promise.all(Array.from({ length: many }, send));
  sent += many;
}
socket.close();
process.stdout.write(JSON.stringify({ sent }));
