import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { startRooms } from './rig/rooms.ts';

describe('a room that the file says plays', () => {
  it('fetches when the household starts, and goes on to the next track', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.socket.remoteAddress} ${request.url}`);
      response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).write('x');
    });
    server.listen({ host: '127.102.7.200', port: 0 });
    await once(server, 'listening');
    const at = server.address();
    const base = `http://127.102.7.200:${at && typeof at === 'object' ? at.port : 0}`;
    const queue = ['one', 'two'].map((title) => ({ title, seconds: 60, uri: `${base}/${title}` }));
    const rooms = await startRooms('127.102.7.11', [
      { name: 'Kitchen', queue, playing: true },
      { name: 'Office', queue: [], playing: true },
      { name: 'Den', queue },
    ]);
    const states = ['Kitchen', 'Office', 'Den'].map((room) => rooms.player(room).transport.state);
    expect(states).toEqual(['PLAYING', 'STOPPED', 'STOPPED']);
    await vi.waitFor(() => expect(asked).toEqual(['127.102.7.11 /one']));
    rooms.pass(61_000);
    await vi.waitFor(() => expect(asked).toEqual(['127.102.7.11 /one', '127.102.7.11 /two']));
    await rooms.house.stop();
    server.closeAllConnections();
    server.close();
  });

  // The libraries of the households that ship lie on shares by name.
  it('plays the library to its end', async () => {
    const rooms = await startRooms('127.102.8.11', [{ name: 'Kitchen', playing: true }]);
    const { queue, transport } = rooms.player('Kitchen');
    const seconds = queue.tracks.reduce((sum, { duration = 0 }) => sum + duration, 0);
    expect(queue.tracks.every(({ uri }) => uri.startsWith('x-file-cifs://nas.local/Music/'))).toBe(true);
    rooms.pass((seconds - 10) * 1000);
    expect([transport.state, transport.track]).toEqual(['PLAYING', 3]);
    rooms.pass(20_000);
    expect([transport.state, transport.status]).toEqual(['STOPPED', 'OK']);
    const heard = rooms.house.recorder.entries({ door: 'media' }).map(({ target }) => target);
    expect(heard).toEqual(queue.tracks.map(({ uri }) => uri.replace('x-file-cifs:', 'smb:')));
    await rooms.house.stop();
  });
});
