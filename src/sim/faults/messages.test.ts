import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { openMuseSocket } from '../rig/muse-socket.ts';
import { realClock } from '../rig/ports.ts';
import { openSearcher, searchFor, type Searcher } from '../rig/searcher.ts';

const KITCHEN = '127.103.5.11';
const WAIT = { timeout: 5000, interval: 10 };
const ROOT = 'upnp:rootdevice';

let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig({
    name: 'Message faults',
    firstAddress: KITCHEN,
    rooms: [{ name: 'Kitchen', players: [{ model: 'S13', build: '97.1-80312' }] }],
  });
});

afterEach(() => house.stop());

describe('datagrams', () => {
  let searcher: Searcher;

  beforeEach(async () => {
    searcher = await openSearcher('127.103.5.200');
  });

  afterEach(() => searcher.close());

  const search = async (): Promise<string | undefined> => {
    const before = searcher.answers.length;
    searcher.ask(searchFor(ROOT), KITCHEN);
    await vi.waitFor(() => expect(searcher.answers.length).toBeGreaterThan(before), WAIT);
    return searcher.answers.at(-1)?.toString('latin1');
  };

  it('a fault that names no door leaves them alone', async () => {
    house.faults.add({ kind: 'drop' });
    expect(await search()).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it('are lost, and the recording says why', async () => {
    const number = house.faults.add({ kind: 'drop', door: 'udp' });
    searcher.ask(searchFor(ROOT), KITCHEN);
    const answers = () =>
      house.recorder
        .entries({ door: 'udp', direction: 'out' })
        .filter(({ peer }) => peer.address === '127.103.5.200')
        .map(({ method, target, fault }) => [method, target, fault]);
    await vi.waitFor(() => expect(answers()).toEqual([['RESPONSE', ROOT, 'drop']]), WAIT);
    house.faults.remove(number);
    await search();
    expect(searcher.answers).toHaveLength(1);
  });

  it('are late', async () => {
    house.faults.add({ kind: 'slow', door: 'udp', ms: 150 });
    const before = realClock.elapsed();
    await search();
    expect(realClock.elapsed() - before).toBeGreaterThanOrEqual(140);
  });

  it.each([
    ['cut', /^HTTP\/1\.1 200 OK\r\n(?![\s\S]*\r\n\r\n$)/],
    ['status', /^HTP\/one OK OK\r\n/],
    ['garbage', /^\xff\xfe\0<\xc3\(\0\x80$/],
  ] as const)('are malformed: %s', async (form, shape) => {
    house.faults.add({ kind: 'malformed', door: 'udp', form });
    expect(await search()).toMatch(shape);
  });
});

describe('messages of the WebSocket', () => {
  const GET = { namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' };
  const LOUD = { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' };
  const volume = () => Object.values(house.state.players)[0]?.rendering.volume.Master;

  it('a fault that names no door leaves them alone', async () => {
    const client = await openMuseSocket(KITCHEN);
    house.faults.add({ kind: 'malformed', form: 'garbage' });
    client.say(GET);
    await vi.waitFor(() => expect(client.heard[0]).toContain('"success":true'), WAIT);
  });

  it('dropped: not carried out, and the connection closes', async () => {
    const client = await openMuseSocket(KITCHEN);
    house.faults.add({ kind: 'drop', door: 'websocket' });
    client.say(LOUD, { volume: 77 });
    await once(client.socket, 'close');
    expect([volume(), client.heard]).toEqual([20, []]);
    const [entry] = house.recorder.entries({ door: 'tls' }).filter(({ method }) => method === 'WEBSOCKET');
    expect(entry).toMatchObject({ fault: 'drop' });
    expect(entry?.outcome).toBeUndefined();
  });

  it('hanging: not carried out, and the connection stays', async () => {
    const client = await openMuseSocket(KITCHEN);
    house.faults.add({ kind: 'hang', door: 'websocket', count: 1 });
    client.say(LOUD, { volume: 77 });
    client.say(GET);
    await vi.waitFor(() => expect(client.heard).toHaveLength(1), WAIT);
    expect(client.heard[0]).toContain('"volume":20');
  });

  it('answer lost: carried out all the same', async () => {
    const client = await openMuseSocket(KITCHEN);
    house.faults.add({ kind: 'lost-answer', door: 'websocket', count: 1 });
    client.say(LOUD, { volume: 77 });
    client.say(GET);
    await vi.waitFor(() => expect(client.heard).toHaveLength(1), WAIT);
    expect(client.heard[0]).toContain('"volume":77');
  });

  it('late', async () => {
    const client = await openMuseSocket(KITCHEN);
    house.faults.add({ kind: 'slow', door: 'websocket', ms: 150 });
    const before = realClock.elapsed();
    client.say(GET);
    await vi.waitFor(() => expect(client.heard).toHaveLength(1), WAIT);
    expect(realClock.elapsed() - before).toBeGreaterThanOrEqual(140);
  });

  it('malformed: half of the reply', async () => {
    const client = await openMuseSocket(KITCHEN);
    house.faults.add({ kind: 'malformed', door: 'websocket' });
    client.say(GET);
    await vi.waitFor(() => expect(client.heard).toHaveLength(1), WAIT);
    expect(() => void JSON.parse(client.heard[0] ?? '')).toThrow(SyntaxError);
  });
});
