import { once } from 'node:events';
import { request } from 'node:https';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { openMuseSocket } from '../rig/muse-socket.ts';

const KITCHEN = '127.103.8.21';

let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Handshakes',
      firstAddress: KITCHEN,
      rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
    },
    { doors: { ssdp: false, mdns: false } },
  );
});

afterEach(() => house.stop());

it.each([
  ['drop', /hang up|disconnected/],
  ['reset', /ECONNRESET/],
] as const)('%s strikes the handshake of a WebSocket', async (kind, error) => {
  house.faults.add({ kind, path: '/websocket/' });
  await expect(openMuseSocket(KITCHEN)).rejects.toThrow(error);
  expect(house.recorder.entries({ door: 'tls' })).toMatchObject([
    { method: 'GET', target: '/websocket/api', fault: kind },
  ]);
});

it('a reset tears the connection below TLS down', async () => {
  house.faults.add({ kind: 'reset', door: 'tls' });
  const sent = request({ host: KITCHEN, port: 1443, path: '/', rejectUnauthorized: false, agent: false });
  sent.end();
  const [error] = await once(sent, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
});
