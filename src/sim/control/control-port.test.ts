import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningHousehold } from '../household.ts';
import { caller } from '../rig/call.ts';
import { startRig } from '../rig/house.ts';
import { get } from '../rig/request.ts';
import { type ControlPort, openControlPort } from './control-port.ts';

const ADDRESS = '127.34.60.11';
const ID = 'RINCON_000E5834600101400';
let house: RunningHousehold;
let control: ControlPort;

beforeAll(async () => {
  house = await startRig(
    {
      name: 'Control',
      firstAddress: ADDRESS,
      rooms: [
        {
          name: 'Kitchen',
          players: [{ model: 'S13', build: '97.1-80312', mac: '00:0E:58:34:60:01', id: ID }],
          volume: 20,
        },
      ],
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false }, awayMs: 200 },
  );
  control = await openControlPort(house, 0);
});

afterAll(async () => {
  await control.close();
  await house.stop();
});

interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(path: string, { method = 'GET', body, headers = {} }: Ask = {}) {
  const answer = await fetch(`http://127.0.0.1:${control.endpoint.port}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

describe('the control port', () => {
  it('lists its routes', async () => {
    expect(await ask('/')).toEqual({
      status: 200,
      body: {
        routes: [
          'GET /',
          'GET /state',
          'GET /state/hash',
          'GET /players',
          'POST /players/:player/:act',
          'PATCH /players/:player/switches',
          'GET /faults',
          'POST /faults',
          'DELETE /faults/:number',
          'DELETE /faults',
          'GET /traffic',
          'DELETE /traffic',
        ],
      },
    });
  });

  it('tells the players, by what the file says of them', async () => {
    expect((await ask('/players')).body).toMatchObject([
      { id: ID, room: 'Kitchen', address: ADDRESS, model: 'S13', build: '97.1-80312', power: 'on' },
    ]);
  });

  it('shows each request with its effect on the state', async () => {
    await ask('/traffic', { method: 'DELETE' });
    const before = (await ask('/state/hash')).body;
    await caller(ADDRESS)('RenderingControl', 'GetVolume', { InstanceID: 0, Channel: 'Master' });
    expect((await ask('/state/hash')).body).toEqual(before);
    await caller(ADDRESS)('RenderingControl', 'SetVolume', {
      InstanceID: 0,
      Channel: 'Master',
      DesiredVolume: 41,
    });
    const after = (await ask('/state/hash')).body;
    expect(after).not.toEqual(before);
    const { entries, last } = (await ask('/traffic?direction=in')).body as {
      readonly entries: readonly {
        readonly action: string;
        readonly effect?: object;
        readonly number: number;
      }[];
      readonly last: number;
    };
    const hashes = [before, after] as readonly { readonly hash: string }[];
    expect(entries.map(({ action, effect }) => ({ action, effect }))).toEqual([
      { action: 'RenderingControl.GetVolume', effect: undefined },
      { action: 'RenderingControl.SetVolume', effect: { before: hashes[0]?.hash, after: hashes[1]?.hash } },
    ]);
    expect((await ask(`/traffic?after=${last}`)).body).toEqual({ entries: [], last });
  });

  it('sets faults and ends them', async () => {
    const set = await ask('/faults', { method: 'POST', body: { kind: 'drop', player: 'Kitchen', count: 1 } });
    expect(set).toEqual({ status: 201, body: { number: 1 } });
    expect((await get(ADDRESS, '/xml/device_description.xml')).head).toBe('');
    expect((await ask('/faults')).body).toEqual([
      { number: 1, spec: { kind: 'drop', player: 'Kitchen', count: 1 }, strikes: 1 },
    ]);
    expect((await ask('/faults/1', { method: 'DELETE' })).status).toBe(204);
    expect((await ask('/faults/1', { method: 'DELETE' })).status).toBe(404);
  });

  it.each([
    [{ kind: 'slow', delta: 5 }, 'delta: means nothing to slow'],
    [{ kind: 'drop', player: 'Kitchn' }, 'player: there is no room Kitchn'],
    [{ kind: 'nonsense' }, 'body/kind must be equal to one of the allowed values'],
    [{ kind: 'drop', colour: 'red' }, 'body must NOT have additional properties'],
  ])('refuses the fault %j', async (body, message) => {
    expect(await ask('/faults', { method: 'POST', body })).toEqual({
      status: 400,
      body: { error: { code: 'invalid', message } },
    });
  });

  it('turns switches: with UPnP off the description is 403', async () => {
    const off = await ask('/players/Kitchen/switches', { method: 'PATCH', body: { upnp: false } });
    expect(off).toMatchObject({ status: 200, body: { switches: { upnp: false } } });
    expect((await get(ADDRESS, '/xml/device_description.xml')).status).toBe(403);
    await ask('/players/Kitchen/switches', { method: 'PATCH', body: { upnp: true } });
    expect((await get(ADDRESS, '/xml/device_description.xml')).status).toBe(200);
  });

  it('pulls the plug and puts it back', async () => {
    const { bootSeq } = house.state.players[ID]!;
    expect(await ask('/players/Kitchen/vanish', { method: 'POST' })).toMatchObject({
      status: 202,
      body: { power: 'vanished' },
    });
    await expect(get(ADDRESS, '/')).rejects.toThrow('ECONNREFUSED');
    await ask(`/players/${ID}/restore`, { method: 'POST' });
    await expect.poll(async () => (await get(ADDRESS, '/')).status).toBe(403);
    expect(house.state.players[ID]).toMatchObject({ power: 'on', bootSeq: bootSeq + 1 });
  });

  it('knows no other player', async () => {
    expect(await ask('/players/Cellar/reboot', { method: 'POST' })).toEqual({
      status: 404,
      body: { error: { code: 'no-player', message: 'there is no player and no room of that name' } },
    });
  });
});

/** By hand: fetch does not let a test choose Host, Origin or Fetch-Metadata. */
const statusOf = (headers: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(control.endpoint.port, '127.0.0.1');
    socket.on('error', reject);
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString().split('\r\n')[0] ?? '');
    });
    socket.write(['GET /state HTTP/1.1', 'Connection: close', ...headers, '', ''].join('\r\n'));
  });

describe('web pages and names', () => {
  it.each([
    ['a name that was rebound', ['Host: rebind.example:4000']],
    ['a page of elsewhere', ['Host: 127.0.0.1:4000', 'Origin: http://evil.example']],
    ['a page that hides its origin', ['Host: 127.0.0.1:4000', 'Origin: null']],
    ['an image of a page', ['Host: 127.0.0.1:4000', 'Sec-Fetch-Site: cross-site']],
    ['a page of the same site', ['Host: localhost:4000', 'Sec-Fetch-Site: same-site']],
  ])('are refused: %s', async (_what, headers) => {
    expect(await statusOf(headers)).toBe('HTTP/1.1 403 Forbidden');
  });

  it('are told from programs of this machine', async () => {
    expect(await statusOf(['Host: 127.0.0.1:4000'])).toBe('HTTP/1.1 200 OK');
    expect(await statusOf(['Host: localhost:4000', 'Sec-Fetch-Site: none'])).toBe('HTTP/1.1 200 OK');
  });
});

it('says that a port is taken', async () => {
  await expect(openControlPort(house, control.endpoint.port)).rejects.toMatchObject({
    code: 'address-in-use',
  });
});
