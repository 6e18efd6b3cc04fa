import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningHousehold } from '../household.ts';
import { ask, type Question, type Reply } from '../rig/ask.ts';
import { startRig } from '../rig/house.ts';
import { get } from '../rig/request.ts';

const KITCHEN = '127.35.10.11';
const SEARCHER = '127.35.10.200';
const KEY = '123e4567-e89b-12d3-a456-426655440000';
let house: RunningHousehold;

beforeAll(async () => {
  house = await startRig({
    name: 'Doors',
    firstAddress: KITCHEN,
    rooms: [
      { name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] },
      { name: 'Office', players: [{ model: 'S6', build: '86.10-80260' }] },
    ],
  });
});

afterAll(() => house.stop());

const securely = (asked: Omit<Question, 'address' | 'port'>): Promise<Reply> =>
  ask({ address: KITCHEN, port: 1443, ...asked });

const getSecurely = (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
  securely({ method: 'GET', path, headers });

describe('a household behind all its doors', () => {
  it('is found by a search and by its own name', async () => {
    const answers: string[] = [];
    const client = createSocket('udp4');
    client.on('message', (bytes) => answers.push(bytes.toString()));
    await new Promise<void>((resolve) => {
      client.bind(0, SEARCHER, resolve);
    });
    const text = 'M-SEARCH * HTTP/1.1\r\nMAN: "ssdp:discover"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n';
    client.send(text, 1900, KITCHEN);
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
    client.close();
    expect(answers.length).toBeGreaterThan(15);
    expect(answers.join('')).toContain('urn:schemas-sonos-com:service:Queue:1');
    const mine = house.recorder.entries({ door: 'udp' }).filter(({ peer }) => peer.address === SEARCHER);
    expect(mine[0]).toMatchObject({
      direction: 'in',
      playerId: house.players[0]?.id,
      method: 'M-SEARCH',
      target: 'ssdp:all',
      body: text,
      outcome: 'done',
    });
    expect(mine.slice(1).map(({ direction, method, body }) => [direction, method, body])).toEqual(
      answers.map((answer) => ['out', 'RESPONSE', answer]),
    );
  });

  it('serves the same pages in clear and through TLS', async () => {
    const clear = await get(KITCHEN, '/status/zp');
    const secure = await getSecurely('/status/zp');
    expect([clear.status, secure.status]).toEqual([200, 200]);
    expect(secure.body).toBe(clear.body);
    expect(clear.body).toContain('<ZoneName>Kitchen</ZoneName>');
  });

  it('asks for a key at the local API', async () => {
    const path = '/api/v1/players/local/info';
    expect((await getSecurely(path)).status).toBe(403);
    const { status, body } = await getSecurely(path, { 'X-Sonos-Api-Key': KEY });
    expect([status, JSON.parse(body)]).toMatchObject([200, { device: { name: 'Kitchen' } }]);
  });

  it('refuses at the local API in its own words, with a proper status line', async () => {
    const path = '/api/v1/players/local/playerVolume';
    const headers = { 'X-Sonos-Api-Key': KEY };
    const { status, phrase, body } = await securely({ method: 'OPTIONS', path, headers });
    expect([status, phrase]).toEqual([405, 'Method Not Allowed']);
    expect(JSON.parse(body)).toMatchObject({ _objectType: 'globalError' });
    const typed = { ...headers, 'Content-Type': 'text/plain' };
    const refused = await securely({ method: 'POST', path, headers: typed, body: '{}' });
    expect([refused.status, refused.phrase]).toEqual([415, 'Unsupported Media Type']);
  });

  it('takes commands over the WebSocket and records them', async () => {
    const socket = new WebSocket(`wss://${KITCHEN}:1443/websocket/api`, 'v1.api.smartspeaker.audio', {
      headers: { 'X-Sonos-Api-Key': KEY },
      rejectUnauthorized: false,
    });
    const command =
      '[{"namespace":"settings:1","command":"setPlayerSettings","playerId":"local"},{"wifiDisable":true}]';
    const reply = await new Promise<string>((resolve, reject) => {
      socket.on('open', () => socket.send(command));
      socket.on('message', (data) => resolve(Buffer.isBuffer(data) ? data.toString() : ''));
      socket.on('error', reject);
    });
    socket.close();
    expect(JSON.parse(reply)).toMatchObject([{ success: true }, {}]);
    const entry = house.recorder.entries({ door: 'tls', direction: 'in' }).at(-1);
    expect(entry).toMatchObject({ method: 'WEBSOCKET', body: command, outcome: 'done' });
    expect(entry?.effect?.before).not.toBe(entry?.effect?.after);
  });

  it('records what a player fetches for somebody', async () => {
    await get(KITCHEN, '/getaa?u=http%3A%2F%2F127.35.10.99%3A8123%2Finner');
    await get(KITCHEN, '/getaa?u=file%3A%2F%2F%2Fetc%2Fpasswd');
    expect(house.recorder.entries({ door: 'media' })).toMatchObject([
      {
        direction: 'out',
        peer: { address: '127.35.10.99', port: 8123 },
        method: 'GET',
        target: 'http://127.35.10.99:8123/inner',
      },
    ]);
  });

  it('has no WebSocket in clear', async () => {
    const socket = new WebSocket(`ws://${KITCHEN}:1400/websocket/api`, 'v1.api.smartspeaker.audio', {
      headers: { 'X-Sonos-Api-Key': KEY },
    });
    await expect(
      new Promise((resolve, reject) => {
        socket.on('open', resolve);
        socket.on('error', reject);
      }),
    ).rejects.toThrow('404');
  });
});
