// Holds a UDP port, for itself or shared, and a group of which it is a member; prints a line for each datagram. Stays until it is ended.
import { createSocket } from 'node:dgram';

interface Held {
  readonly port: number;
  readonly shared: boolean;
  /** The group, and the own address that joins it. */
  readonly group?: readonly [group: string, own: string];
}

const { port, shared, group }: Held = JSON.parse(process.argv[2] ?? '{}');

const socket = createSocket({ type: 'udp4', reuseAddr: shared });
socket.on('message', (bytes) => process.stdout.write(`heard ${bytes.toString()}\n`));
socket.bind(port, () => {
  if (group) socket.addMembership(...group);
  process.stdout.write('held\n');
});
