import { connect } from 'node:net';
import { get } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { realClock, realRandom } from '../../sim/rig/ports.ts';
import { BAIT, openListener, type OwnListener } from './own-listener.ts';

const own = asIpAddress('127.105.2.2') ?? expect.unreachable();
const ports = { net: nodeNet(), clock: realClock, random: realRandom };
let listener: OwnListener;

afterEach(() => listener.close());

const fetchText = (url: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });

it('serves the bait under its path and tells who came', async () => {
  listener = await openListener(ports, own);
  expect(await fetchText(listener.url)).toEqual({ status: 200, text: BAIT });
  expect(await listener.arrival(10)).toMatchObject({ request: { method: 'GET' } });
});

it('tells a stranger nothing and does not take him for the device', async () => {
  listener = await openListener(ports, own);
  expect(await fetchText(new URL('/other.png', listener.url).href)).toEqual({ status: 404, text: '' });
  expect(await listener.arrival(10)).toBeUndefined();
});

it('answers what is no HTTP with 400 and goes on', async () => {
  listener = await openListener(ports, own);
  const { hostname: address, port } = new URL(listener.url);
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), address, () => socket.write('\0\0\r\n\r\n'));
    socket.setEncoding('utf8').once('data', (text: string) => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect((await fetchText(listener.url)).status).toBe(200);
});

it('has a path that cannot be guessed', async () => {
  listener = await openListener(ports, own);
  expect(new URL(listener.url).pathname).toMatch(/^\/[0-9a-f]{32}\.png$/);
});
