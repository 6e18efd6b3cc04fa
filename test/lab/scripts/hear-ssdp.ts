// Joins the group of SSDP on one address, or over IPv6 on one card, and prints a line for each announcement. It shares no code with the product. Stays until it is ended.
import { createSocket } from 'node:dgram';

const { own, card }: { own?: string; card?: string } = JSON.parse(process.argv[2] ?? '{}');

const socket = createSocket({ type: card === undefined ? 'udp4' : 'udp6', reuseAddr: true });
socket.on('message', (bytes, { address, port }) => {
  const text = bytes.toString('latin1');
  const header = (name: string): string => new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(text)?.[1] ?? '-';
  if (text.startsWith('NOTIFY '))
    process.stdout.write(
      `heard ${header('NTS')} from ${address}:${port} of ${header('NT')} at ${header('LOCATION')}\n`,
    );
});
socket.bind(1900, () => {
  if (card === undefined) socket.addMembership('239.255.255.250', own);
  else socket.addMembership('ff02::c', `::%${card}`);
  process.stdout.write('listening\n');
});
