import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyText, visit } from '../../rig/visit.ts';
import { fetchArt } from './fetch-art.ts';
import { readArtQuery } from './getaa.ts';

let server: Server;
let asked: (string | undefined)[];

beforeAll(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.socket.remoteAddress} ${request.url} ${request.headers['user-agent']}`);
    if (request.url === '/secret') response.setHeader('Content-Type', 'text/plain').end('inner page');
    else response.writeHead(302, { Location: 'http://127.35.5.1:8099/secret' }).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(8099, '127.35.5.1', resolve);
  });
});

afterAll(() => {
  server.close();
});

it.each([
  ['s=1&u=http%3a%2f%2f192.0.2.9%2fa.jpg', { flags: ['s'], uri: 'http://192.0.2.9/a.jpg' }],
  ['m=1&vli=1&u=x&v=3&s=1', { flags: ['m', 'vli'], uri: 'x&v=3&s=1' }],
  ['v=7&u=a', { flags: [], uri: 'a' }],
  ['s=1', undefined],
  ['u=%', undefined],
])('reads %s', (query, expected) => {
  expect(readArtQuery(query)).toEqual(expected);
});

it('fetches what it is told and hands it on', async () => {
  const answer = await visit({ address: '127.35.5.9' }, {}, { fetchArt }).get(
    '/getaa?s=1&u=http%3A%2F%2F127.35.5.1%3A8099%2Fsecret',
  );
  expect({ ...answer, body: bodyText(answer) }).toEqual({
    status: 200,
    headers: [['Cache-Control', 'private, max-age=15780000']],
    contentType: 'text/plain',
    body: 'inner page',
  });
  expect(asked.at(-1)).toBe('127.35.5.9 /secret Linux UPnP/1.0 Sonos/86.10-80260 (ZPS6)');
});

it.each([
  ['a redirect', 'http://127.35.5.1:8099/elsewhere'],
  ['a name', 'http://localhost:8099/secret'],
  ['a public address', 'http://192.0.2.1/secret'],
  ['another scheme', 'file:///etc/passwd'],
  ['a share', 'x-file-cifs://nas/music/a.mp3'],
  ['nobody there', 'http://127.35.5.77:8099/'],
])('answers 404 for %s', async (_what, uri) => {
  const answer = await visit({ address: '127.35.5.9' }, {}, { fetchArt }).get(
    `/getaa?u=${encodeURIComponent(uri)}`,
  );
  expect(answer.status).toBe(404);
});

it('a track of the household has a cover', async () => {
  const uri = 'x-file-cifs://nas/music/a.mp3';
  const track = {
    id: 'S:a',
    parentId: 'A:TRACKS',
    title: 'a',
    upnpClass: 'object.item.audioItem.musicTrack',
    uri,
    protocolInfo: 'x-file-cifs:*:audio/mpeg:*',
  };
  const asked = visit({ queue: { updateId: 1, tracks: [track] } });
  expect(await asked.get(`/getaa?u=${encodeURIComponent(uri)}`)).toMatchObject({
    status: 200,
    contentType: 'image/png',
  });
});
