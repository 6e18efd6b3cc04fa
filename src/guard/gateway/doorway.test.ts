import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { type Door, Doorway } from './doorway.ts';

const AT = ip('127.62.9.111');
const PORTS = [1400, 1443] as const;
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function taken(): Promise<Doorway> {
  const doorway = await Doorway.take(nodeNet(), AT, PORTS);
  closing.push(() => doorway.close());
  return doorway;
}

/** Says its name and waits for the end. */
const door = (port: number, name: string): Door => ({
  port,
  serve: async (stream) => {
    await stream.write(name);
    await stream.read().catch(() => undefined);
  },
});

interface Visit {
  readonly socket: Socket;
  /** What came first: words, or the end. */
  readonly first: string;
}

async function visit(port: number): Promise<Visit> {
  const socket = connect({ host: AT, port });
  closing.push(() => socket.destroy());
  const first = await new Promise<string>((resolve) => {
    socket.on('error', ({ message }) => resolve(message.includes('ECONNREFUSED') ? 'refused' : 'gone'));
    socket.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    socket.once('close', () => resolve('gone'));
  });
  return { socket, first };
}
const firstAt = async (...ports: readonly number[]): Promise<readonly string[]> =>
  Promise.all(ports.map(async (port) => (await visit(port)).first));

it('says nothing before it is opened, and at a port without a door never', async () => {
  const doorway = await taken();
  expect(await firstAt(1400, 1443)).toEqual(['gone', 'gone']);
  doorway.open([door(1400, 'kitchen')]);
  expect(await firstAt(1400, 1443)).toEqual(['kitchen', 'gone']);
});

it('cuts everybody off when it is shut, and listens on for the next player', async () => {
  const doorway = await taken();
  doorway.open([door(1400, 'kitchen')]);
  const { socket } = await visit(1400);
  const gone = once(socket, 'close');
  doorway.shut();
  await gone;
  expect(await firstAt(1400)).toEqual(['gone']);
  doorway.open([door(1400, 'office')]);
  expect(await firstAt(1400)).toEqual(['office']);
});

it('does not listen from the moment in which it is closed', async () => {
  const doorway = await taken();
  doorway.open([door(1400, 'kitchen')]);
  const closed = doorway.close();
  expect(await firstAt(1400, 1443)).toEqual(['refused', 'refused']);
  await closed;
});

it.each(PORTS)('holds both ports or none: %i is taken', async (port) => {
  const other = createServer();
  closing.push(() => other.close());
  other.listen({ host: AT, port });
  await once(other, 'listening');
  await expect(Doorway.take(nodeNet(), AT, PORTS)).rejects.toMatchObject({ code: 'address-in-use' });
  expect(await firstAt(port === 1400 ? 1443 : 1400)).toEqual(['refused']);
});
