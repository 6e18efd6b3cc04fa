import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { museClient } from '../../../test/rig/guard/muse-client.ts';
import { type SecondDoorHouse, startSecondDoor } from '../../../test/rig/guard/second-door.ts';

let door: SecondDoorHouse;

beforeAll(async () => {
  door = await startSecondDoor('127.109.4');
});
afterAll(() => door.close());
afterEach(() => void (door.journal.length = 0));

/** Whose certificate answers. */
async function issuerFor(last: number): Promise<string> {
  const options = {
    host: door.guarded[0]!,
    port: 1443,
    rejectUnauthorized: false,
    localAddress: door.at(last),
  };
  const socket = connectTls(options);
  await once(socket, 'secureConnect');
  const { issuer } = socket.getPeerCertificate();
  socket.destroy();
  return String(issuer.CN);
}

it('leads to the player itself, unread, and says so for each connection', async () => {
  const app = await museClient({ to: door.guarded[0]!, from: door.at(204) });
  const [reply] = await app.ask(
    { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
    { volume: 77 },
  );
  await app.close();
  expect([reply['success'], await issuerFor(204)]).toEqual([true, 'Simulated Device Authority']);
  expect(door.journal.map(({ facts }) => [facts['action'], facts['effect'], facts['reasons']])).toEqual([
    ['local-api.tunnel', 'permit', ['unread-tunnel', 'permitted-by-rule']],
    ['local-api.tunnel', 'permit', ['unread-tunnel', 'permitted-by-rule']],
  ]);
});

it.each([201, 202, 203])('is for nobody who is not named: .%s meets the guard', async (last) => {
  expect([await issuerFor(last), door.journal]).toEqual(['Tonewall', []]);
});

it('is none when it cannot be written down', async () => {
  door.failJournal(true);
  const issuer = await issuerFor(204);
  door.failJournal(false);
  expect(issuer).toBe('Tonewall');
});

it('carries TLS alone', async () => {
  const socket = connectTcp({ host: door.guarded[0]!, port: 1443, localAddress: door.at(204) });
  const came: Buffer[] = [];
  socket.on('data', (piece) => came.push(piece)).on('error', () => {});
  door.house.recorder.clear();
  socket.write('GET /reboot HTTP/1.1\r\n\r\n');
  await once(socket, 'close');
  expect([came, door.house.recorder.entries({})]).toEqual([[], []]);
});

it('is opened eight times to one player and no more', async () => {
  const sockets = Array.from({ length: 9 }, () =>
    connectTcp({ host: door.guarded[1]!, port: 1443, localAddress: door.at(204) }).on('error', () => {}),
  );
  await Promise.race(sockets.map((socket) => once(socket, 'close')));
  const open = sockets.filter(({ destroyed }) => !destroyed);
  for (const socket of open) socket.destroy();
  expect(open.length).toBe(8);
});
