import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Rooms, startRooms } from '../rig/rooms.ts';
import { sendRaw } from '../rig/request.ts';
import { DEADLINE_MS } from './deliver.ts';
import { MOST_WAITING } from './postman.ts';

const KITCHEN = '127.102.11.11';
const CLIENT = '127.102.11.200';
let rooms: Rooms;
const open: Server[] = [];

beforeEach(async () => {
  rooms = await startRooms(KITCHEN, [{ name: 'Kitchen' }]);
});

afterEach(async () => {
  await rooms.house.stop();
  for (const server of open.splice(0)) server.close();
});

const send = (lines: readonly string[]) =>
  sendRaw({
    address: KITCHEN,
    text: `${['SUBSCRIBE /RenderingControl/Event HTTP/1.1', `HOST: ${KITCHEN}:1400`, ...lines].join('\r\n')}\r\n\r\n`,
  });

/** Subscribes a listener that does with each connection what it is told. */
async function subscribe(serve: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  open.push(server);
  server.listen({ host: CLIENT, port: 0 });
  await once(server, 'listening');
  const at = server.address();
  const port = at && typeof at === 'object' ? at.port : 0;
  const { head } = await send([`CALLBACK: <http://${CLIENT}:${port}/>`, 'NT: upnp:event']);
  return /SID: (\S+)/.exec(head)?.[1] ?? '';
}

const isKnown = async (sid: string) => (await send([`SID: ${sid}`])).status === 200;
const setVolume = (DesiredVolume: number) =>
  rooms.at('Kitchen')('RenderingControl', 'SetVolume', { InstanceID: 0, Channel: 'Master', DesiredVolume });

it.each([
  ['says nothing', () => {}],
  ['answers byte by byte', (socket: Socket) => void socket.on('data', () => socket.write('H'))],
])('who %s is given up after the deadline', async (_, serve) => {
  let connections = 0;
  const sid = await subscribe((socket) => {
    connections += 1;
    serve(socket);
  });
  rooms.pass(100);
  await vi.waitFor(() => expect(connections).toBe(1));
  expect(await isKnown(sid)).toBe(true);
  rooms.pass(DEADLINE_MS);
  await vi.waitFor(async () => expect(await isKnown(sid)).toBe(false));
});

it('who falls too far behind is given up', async () => {
  const sid = await subscribe(() => {});
  rooms.pass(100);
  for (let volume = 1; volume <= MOST_WAITING + 1; volume += 1) {
    expect(await isKnown(sid)).toBe(true);
    await setVolume(volume);
    rooms.pass(110);
  }
  expect(await isKnown(sid)).toBe(false);
});

it('a subscription that nobody renews ends after a day', async () => {
  const sid = await subscribe((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  rooms.pass(100);
  const statuses = () => rooms.house.recorder.entries({ door: 'event' }).map(({ status }) => status);
  await vi.waitFor(() => expect(statuses()).toEqual([200]));
  rooms.pass(80_000_000);
  expect(await isKnown(sid)).toBe(true);
  rooms.pass(86_399_000);
  expect(await isKnown(sid)).toBe(true);
  rooms.pass(86_400_000);
  expect(await isKnown(sid)).toBe(false);
});
