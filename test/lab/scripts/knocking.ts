// Knocks at a host without end, a datagram each five milliseconds and a connection each fifty, and prints how often: `knocked=200`.
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

const { host }: { host: string } = JSON.parse(process.argv[2] ?? '{}');

const socket = createSocket('udp4');
// While cards are down nothing can be sent: what counts is what arrives.
socket.on('error', () => {});
let knocked = 0;
setInterval(() => {
  knocked += 1;
  socket.send('knock', 2000 + (knocked % 1000), host, () => {});
  if (knocked % 10 !== 0) return;
  const trying = connect({ host, port: 80, timeout: 500 });
  trying.on('timeout', () => trying.destroy()).on('error', () => {});
}, 5);
setInterval(() => process.stdout.write(`knocked=${knocked}\n`), 250);
