import { must } from './gateway.ts';
import type { LabHost } from './lab.ts';

/** From one port: to a port each, from the first on, or all to the first; slowly enough that no card's queue is full. */
const DATAGRAMS = `
const [to, first, step, count] = process.argv.slice(1);
const socket = require('dgram').createSocket(to.includes(':') ? 'udp6' : 'udp4');
socket.on('message', () => {}).bind(0, async () => {
  for (let sent = 0; sent < count; sent += 1)
    await new Promise((resolve) => socket.send('x', Number(first) + sent * step, to, () => (sent % 20 ? resolve() : setTimeout(resolve, 10))));
  socket.close();
});`;

interface Datagrams {
  readonly to: string;
  /** The port of the first, and by how much that of each is more than the last. */
  readonly first: number;
  readonly step: 0 | 1;
  readonly count: number;
}

export const datagrams = (from: LabHost, { to, first, step, count }: Datagrams): Promise<string> =>
  must(from, process.execPath, '-e', DATAGRAMS, to, `${first}`, `${step}`, `${count}`);

const ANSWERS = `
const socket = require('dgram').createSocket('udp4');
socket.on('message', (_, { port, address }) => socket.send('y', port, address)).bind(53, () => console.log('answers'));`;

/** Whoever asks a host for names is answered while the work is done. */
export async function answeringNames<T>(host: LabHost, work: () => Promise<T>): Promise<T> {
  const resolver = await host.start(process.execPath, ['-e', ANSWERS], { ready: 'answers' });
  const done = await work();
  await resolver.stop();
  return done;
}
