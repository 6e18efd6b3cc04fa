// Sends one datagram to a group from an own address.
import { createSocket } from 'node:dgram';

const { to, port, from, text }: Record<'to' | 'from' | 'text', string> & { port: number } = JSON.parse(
  process.argv[2] ?? '{}',
);

const socket = createSocket('udp4');
socket.bind(0, from, () => {
  socket.setMulticastInterface(from);
  socket.send(text, port, to, () => {
    socket.close();
    process.stdout.write('{}\n');
  });
});
