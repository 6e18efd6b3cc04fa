// Opens connections one after the other, fifty a second, holds them, and prints how many there are when each had its time. Stays until it is ended.
import { connect } from 'node:net';

interface Many {
  /** An own address. */
  readonly from: string;
  readonly host: string;
  readonly port: number;
  readonly count: number;
}

const { from, host, port, count }: Many = JSON.parse(process.argv[2] ?? '{}');
const EVERY_MS = 20;
/** A SYN that was lost is sent again after one second and after three. */
const LAST_MS = 4000;

let [tried, open] = [0, 0];
const timer = setInterval(() => {
  tried += 1;
  const socket = connect({ host, port, localAddress: from });
  socket.on('connect', () => (open += 1)).on('error', () => {});
  socket.resume();
  if (tried < count) return;
  clearInterval(timer);
  setTimeout(() => process.stdout.write(`held=${open}\n`), LAST_MS);
}, EVERY_MS);
