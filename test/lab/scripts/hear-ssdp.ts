// Joins the group of SSDP on one address and prints a line for each announcement. It shares no code with the product. Stays until it is ended.
import { createSocket } from 'node:dgram';

const { own }: { own: string } = JSON.parse(process.argv[2] ?? '{}');

const socket = createSocket({ type: 'udp4', reuseAddr: true });
socket.on('message', (bytes, { address, port }) => {
  const text = bytes.toString('latin1');
  const header = (name: string): string => new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(text)?.[1] ?? '-';
  if (text.startsWith('NOTIFY '))
    process.stdout.write(
      `heard ${header('NTS')} from ${address}:${port} of ${header('NT')} at ${header('LOCATION')}\n`,
    );
});
socket.bind(1900, () => {
  socket.addMembership('239.255.255.250', own);
  process.stdout.write('listening\n');
});
