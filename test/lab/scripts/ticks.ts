// Takes connections at a TCP port of an own address and says a word to each every 200 ms; at a UDP port sends back what comes.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

export interface TicksInput {
  readonly host: string;
  readonly tcp: number;
  readonly udp: number;
}

const { host, tcp, udp }: TicksInput = JSON.parse(process.argv[2] ?? '{}');

const socket = createSocket('udp4');
socket.on('message', (bytes, from) => socket.send(bytes, from.port, from.address));
const server = createServer((client) => {
  const timer = setInterval(() => client.write('tick'), 200);
  client.on('error', () => {}).on('close', () => clearInterval(timer));
});
socket.bind(udp, host, () => server.listen(tcp, host, () => process.stdout.write('ticks\n')));
