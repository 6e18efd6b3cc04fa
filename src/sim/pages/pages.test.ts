import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bodyText, visit } from '../rig/visit.ts';

// NR issue 28: {"websocketUrl":"wss:\/\/192.168.178.30:1443\/websocket\/api","playerId":…
it('/info tells ids and addresses without a key, slashes escaped', async () => {
  const text = await visit({}).read('/info');
  expect(text).toContain(String.raw`"websocketUrl":"wss:\/\/192.0.2.21:1443\/websocket\/api"`);
  expect(JSON.parse(text)).toMatchObject({ playerId: 'RINCON_000E58A0000101400', device: { swGen: 2 } });
  expect(await visit({}).read('/status/info')).toBe(text);
  expect((await visit({ build: '34.7-35162' }).get('/info')).status).toBe(404);
});

it('the icon is a PNG of 48 by 48', async () => {
  const { body, contentType } = await visit({}).get('/img/icon-S6.png');
  const png = Buffer.from(body);
  expect(contentType).toBe('image/png');
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([48, 48]);
  const length = png.readUInt32BE(33);
  expect(inflateSync(png.subarray(41, 41 + length))).toHaveLength(49 * 48);
});

it('nothing below /img but icons', async () => {
  expect((await visit({}).get('/img/../etc/passwd')).status).toBe(404);
});

it('REST of the local API is not served in clear', async () => {
  const answer = await visit({}).get('/api/v1/players/local/info');
  expect(answer.status).toBe(404);
  expect(bodyText(answer)).toContain('Error 404');
});
