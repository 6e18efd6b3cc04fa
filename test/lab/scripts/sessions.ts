// Keeps many connections to players open and asks over each, again and again; prints a line each quarter of a second: answers that
// came, and connections that broke or were refused since the line before. Stays until it is ended.
import { connect, type Socket } from 'node:net';
import { callRequest, getVolume } from '../call.ts';

interface Sessions {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Of each pair. */
  readonly each: number;
}

const { from, to, each }: Sessions = JSON.parse(process.argv[2] ?? '{}');
const PAUSE_MS = 1000;
const request = (host: string): string => callRequest(getVolume(host), []);

let open = 0;
let answers = 0;
let broken = 0;

function session(localAddress: string, host: string): void {
  const socket: Socket = connect({ host, port: 1400, localAddress });
  const ask = (): void => void (socket.writable && socket.write(request(host)));
  let isOpen = false;
  socket.on('connect', () => {
    isOpen = true;
    open += 1;
    ask();
  });
  socket.on('data', (piece) => {
    if (!piece.includes('HTTP/1.1 ')) return;
    answers += 1;
    setTimeout(ask, PAUSE_MS);
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    if (isOpen) open -= 1;
    broken += 1;
    setTimeout(() => session(localAddress, host), PAUSE_MS / 2);
  });
}

for (const own of from)
  for (const host of to) for (let count = 0; count < each; count += 1) session(own, host);
setInterval(() => {
  process.stdout.write(`open=${open} answers=${answers} broken=${broken}\n`);
  answers = 0;
  broken = 0;
}, 250);
