import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createRecorder } from '../recorder/recorder.ts';
import { realClock } from '../rig/ports.ts';
import { sampleHousehold, samplePlayer } from '../rig/sample.ts';
import type { HouseholdState } from '../state/household.ts';
import type { MediaOutcome } from '../world.ts';
import { createMediaFetcher } from './fetcher.ts';

const HOST = '127.34.9.1';
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  open.push(server);
  server.listen({ host: HOST, port: 0 });
  await once(server, 'listening');
  const at = server.address();
  return at && typeof at === 'object' ? at.port : 0;
}

const web = (serve: (request: IncomingMessage, response: ServerResponse) => void) =>
  listen(createHttpServer(serve));

function fetcher(smbPort?: number, more: Partial<HouseholdState> = {}) {
  const household = sampleHousehold([samplePlayer()], more);
  const recorder = createRecorder({ clock: realClock, maxEntries: 100, maxBodyChars: 100 });
  const media = createMediaFetcher({
    household,
    clock: realClock,
    recorder,
    ...(smbPort === undefined ? {} : { smbPort }),
  });
  const id = Object.keys(household.players)[0] ?? '';
  const play = (uri: string) => new Promise<MediaOutcome>((resolve) => media.start(id, uri, resolve));
  return {
    household,
    media,
    id,
    play,
    seen: () => recorder.entries({ door: 'media' }).map(({ method, target }) => `${method} ${target}`),
  };
}

describe('a player fetches what it is told to play', () => {
  it('with the headers players send, to the end', async () => {
    const headers: (string | undefined)[] = [];
    const port = await web((request, response) => {
      headers.push(request.headers['user-agent'], String(request.headers['icy-metadata']));
      response.end('x'.repeat(1000));
    });
    const { play, seen } = fetcher();
    expect(await play(`x-rincon-mp3radio://${HOST}:${port}/radio`)).toEqual({ kind: 'ended', bytes: 1000 });
    expect(headers).toEqual([expect.stringMatching(/^Linux UPnP\/1\.0 Sonos\/[\d.-]+ \(ZP\w+\)$/), '1']);
    expect(seen()).toEqual([`GET http://${HOST}:${port}/radio`]);
  });

  it("at the stream's rate, whatever the sender would like", async () => {
    let sent = 0;
    const port = await web((_, response) => {
      response.setHeader('icy-br', '64');
      const pump = (): void => {
        while (response.write(Buffer.alloc(16_384))) sent += 16_384;
        response.once('drain', pump);
      };
      pump();
    });
    const { media, id } = fetcher();
    media.start(id, `http://${HOST}:${port}/endless`, () => {});
    await new Promise((resolve) => setTimeout(resolve, 900));
    media.stop(id);
    // Kernel buffers fill at once; a client that read freely would have taken hundreds of megabytes.
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it('through a redirect and a playlist', async () => {
    const port = await web((request, response) => {
      if (request.url === '/start') response.writeHead(302, { location: '/list.m3u' }).end();
      else if (request.url === '/list.m3u')
        response.setHeader('content-type', 'audio/x-mpegurl').end('#EXTM3U\n/song.mp3\n');
      else response.end('song');
    });
    const { play, seen } = fetcher();
    expect(await play(`http://${HOST}:${port}/start`)).toEqual({ kind: 'ended', bytes: 4 });
    expect(seen().map((line) => line.split(/:\d+/)[1])).toEqual(['/start', '/list.m3u', '/song.mp3']);
  });

  it.each([
    'http://192.0.2.1/x',
    'http://example.com/x',
    'https://127.34.9.1/x',
    'x-file-cifs://nas/share/a.mp3',
  ])('but nothing beyond private addresses: %s', async (uri) => {
    const { play, seen } = fetcher();
    expect(await play(uri)).toMatchObject({ kind: 'failed' });
    expect(seen()).toHaveLength(1);
  });

  it('and dials a file server with an SMB2 NEGOTIATE', async () => {
    const received: Buffer[] = [];
    const port = await listen(
      createServer((socket) => {
        socket.on('error', () => {});
        socket.on('data', (chunk: Buffer) => {
          received.push(chunk);
          socket.end();
        });
      }),
    );
    const { play } = fetcher(port);
    expect(await play(`x-file-cifs://${HOST}/music/a.mp3`)).toMatchObject({ kind: 'failed' });
    expect(Buffer.concat(received).subarray(4, 8).toString('latin1')).toBe('\u00feSMB');
  });
});

describe('what the household file lists', () => {
  const LIBRARY = {
    library: { shares: [{ path: '//nas/music' }], tracks: [], indexing: false, lastIndexChange: '' },
    radioStations: [
      {
        id: 'R:0/0/0',
        parentId: 'R:0/0',
        title: 'Harbour FM',
        upnpClass: 'object.item.audioItem.audioBroadcast',
        uri: 'x-rincon-mp3radio://radio.example.org/live',
        protocolInfo: '',
      },
    ],
  };

  it.each([
    ['x-file-cifs://nas/music/a.mp3', 'NEGOTIATE smb://nas/music/a.mp3'],
    ['x-rincon-mp3radio://radio.example.org/live', 'GET http://radio.example.org/live'],
  ])('plays without a connection and is noted: %s', async (uri, line) => {
    const { media, id, seen } = fetcher(undefined, LIBRARY);
    const ends: MediaOutcome[] = [];
    media.start(id, uri, (outcome) => ends.push(outcome));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([ends, seen()]).toEqual([[], [line]]);
  });

  it.each([
    'x-file-cifs://nas/musicbox/a.mp3',
    'x-file-cifs://nas/other/a.mp3',
    'x-rincon-mp3radio://radio.example.org/other',
  ])('is that alone: %s fails', async (uri) => {
    expect(await fetcher(undefined, LIBRARY).play(uri)).toMatchObject({ kind: 'failed' });
  });

  it('a share that somebody adds later is foreign', async () => {
    const { household, play } = fetcher(undefined, LIBRARY);
    household.library.shares.push({ path: '//evil/share' });
    expect(await play('x-file-cifs://evil/share/a.mp3')).toMatchObject({ kind: 'failed' });
  });
});
