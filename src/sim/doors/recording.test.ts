import { once } from 'node:events';
import { request } from 'node:https';
import { encode } from 'dns-packet';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningHousehold } from '../household.ts';
import type { TrafficEntry } from '../recorder/recorder.ts';
import { startRig } from '../rig/house.ts';
import { openLine } from '../rig/line.ts';
import { API_KEY, openMuseSocket } from '../rig/muse-socket.ts';
import { openSearcher, searchFor, type Searcher } from '../rig/searcher.ts';

const KITCHEN = '127.103.6.11';
const CLIENT = '127.103.6.200';
const WAIT = { timeout: 5000, interval: 10 };

let house: RunningHousehold;
let searcher: Searcher;

beforeAll(async () => {
  house = await startRig({
    name: 'Recording',
    firstAddress: KITCHEN,
    ports: { telnet: 42_123 },
    rooms: [
      {
        name: 'Kitchen',
        players: [{ model: 'S13', build: '97.1-80312', switches: { telnet: true, unlocked: true } }],
      },
    ],
  });
  searcher = await openSearcher(CLIENT);
});

afterAll(async () => {
  searcher.close();
  await house.stop();
});

beforeEach(() => house.recorder.clear());

/** `direction method target status-or-outcome` of what went through a door, when so much has. */
async function recorded(door: TrafficEntry['door'], count: number): Promise<readonly string[]> {
  const mine = () =>
    house.recorder.entries({ door }).filter(({ peer }) => door !== 'udp' || peer.address === CLIENT);
  await vi.waitFor(() => expect(mine()).toHaveLength(count), WAIT);
  return mine().map((entry) =>
    [entry.direction, entry.method, entry.target, entry.status ?? entry.outcome].join(' ').trim(),
  );
}

describe('at the TLS ports', () => {
  it('cleartext', async () => {
    const line = await openLine(KITCHEN, 1443);
    line.say('GET /status/zp HTTP/1.1\r\n\r\n');
    expect(await line.heard).toBe('');
    expect(await recorded('tls', 1)).toEqual(['in UNREADABLE :1443 no-tls']);
    expect(house.recorder.entries({ door: 'tls' })[0]?.body).toBe('GET /status/zp HTTP/1.1\r\n\r\n');
  });

  it('strangers at the door of the household', async () => {
    const sent = request({ host: KITCHEN, port: 1843, rejectUnauthorized: false, agent: false });
    sent.end();
    await once(sent, 'error');
    expect(await recorded('tls', 1)).toEqual(['in CONNECT :1843 no-certificate']);
  });

  it('handshakes of the WebSocket, refused and accepted, and what is said over it', async () => {
    const keyless = new WebSocket(`wss://${KITCHEN}:1443/websocket/api`, 'v1.api.smartspeaker.audio', {
      rejectUnauthorized: false,
    });
    await once(keyless, 'error');
    const client = await openMuseSocket(KITCHEN);
    client.say({ namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' });
    client.say({ namespace: 'playerVolume:1', command: 'explode', playerId: 'local' });
    expect(await recorded('tls', 6)).toEqual([
      'in GET /websocket/api 401',
      'in GET /websocket/api 101',
      'in WEBSOCKET /websocket/api done',
      'out WEBSOCKET /websocket/api',
      'in WEBSOCKET /websocket/api refused',
      'out WEBSOCKET /websocket/api',
    ]);
    expect(house.recorder.entries({ door: 'tls' })[1]?.headers).toContainEqual(['X-Sonos-Api-Key', API_KEY]);
    const said = house.recorder.entries({ door: 'tls', direction: 'out' }).map(({ body }) => body);
    await vi.waitFor(() => expect(client.heard).toEqual(said), WAIT);
    client.socket.close();
  });
});

describe('datagrams', () => {
  it('that are answered, with the answer', async () => {
    searcher.ask(searchFor('upnp:rootdevice'), KITCHEN);
    expect(await recorded('udp', 2)).toEqual([
      'in M-SEARCH upnp:rootdevice done',
      'out RESPONSE upnp:rootdevice',
    ]);
  });

  it('that nobody answers', async () => {
    searcher.ask(searchFor('urn:dial-multiscreen-org:service:dial:1'), KITCHEN);
    searcher.ask('NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\n\r\n', KITCHEN);
    searcher.ask('GARBAGE', KITCHEN);
    searcher.ask(Uint8Array.of(1, 2, 3), KITCHEN, 5353);
    searcher.ask(
      encode({ type: 'query', questions: [{ type: 'PTR', name: '_ipp._tcp.local' }] }),
      KITCHEN,
      5353,
    );
    searcher.ask(encode({ type: 'response', answers: [] }), KITCHEN, 5353);
    expect((await recorded('udp', 6)).toSorted()).toEqual([
      'in M-SEARCH urn:dial-multiscreen-org:service:dial:1 ignored',
      'in NOTIFY  ignored',
      'in QUERY _ipp._tcp.local ignored',
      'in RESPONSE  ignored',
      'in UNREADABLE  malformed',
      'in UNREADABLE  malformed',
    ]);
  });

  it('that are too many', async () => {
    for (let count = 0; count < 100; count += 1) searcher.ask(searchFor('upnp:rootdevice'), KITCHEN);
    const searches = () =>
      house.recorder.entries({ door: 'udp', direction: 'in' }).filter(({ peer }) => peer.address === CLIENT);
    await vi.waitFor(() => expect(searches()).toHaveLength(100), WAIT);
    const refused = searches().filter(({ outcome }) => outcome === 'over-quota');
    expect(refused.length).toBeGreaterThanOrEqual(50);
  });
});

it('what is typed at a login', async () => {
  const line = await openLine(KITCHEN, 42_123);
  line.say('root\r\nsonos\r\n');
  await vi.waitFor(() => expect(house.recorder.entries({ door: 'login' })).toHaveLength(1), WAIT);
  line.hangUp();
  await vi.waitFor(
    () =>
      expect(house.recorder.entries({ door: 'login' })).toMatchObject([
        {
          direction: 'in',
          method: 'CONNECT',
          target: 'telnet',
          outcome: 'greeted',
          body: 'root\r\nsonos\r\n',
        },
      ]),
    WAIT,
  );
});
