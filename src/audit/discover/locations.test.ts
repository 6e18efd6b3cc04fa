import { afterEach, describe, expect, it } from 'vitest';
import { auditOf, conductIn } from '../../../test/hostile/audit.ts';
import { answer, description, type HostileDevice, startDevice } from '../../../test/hostile/device.ts';

/** Whatever a LOCATION says: one strange device does not end a run, and nothing is sent that could act. */
const host = '127.105.3.1';
let devices: HostileDevice[] = [];

afterEach(async () => {
  await Promise.all(devices.map((device) => device.close()));
  devices = [];
});

/** A device that serves its description wherever it is asked for it. */
async function serving(at: string, player = false): Promise<HostileDevice> {
  const device = await startDevice(at, (socket, request) => {
    if (/^HOST: rebinding/im.test(request)) socket.end(answer(400));
    else
      socket.end(
        request.startsWith('GET') ? answer(200, description({ player, services: '' })) : answer(404),
      );
  });
  devices.push(device);
  return device;
}

const UUID = '924738b0-a1c1-4713-9d8b-c9e70e73a1b4';
const NOT_ASKED = 'names paths that no description or control point has; they were not asked';

describe('a LOCATION of a real device is asked for', () => {
  it.each(['/dmr', '/', '/smp_2_', '/description.xml', `/upnphost/udhisapi.dll?content=uuid:${UUID}`])(
    '%s',
    async (path) => {
      const device = await serving(host);
      const result = await auditOf([{ from: host, location: `http://${host}:${device.port}${path}` }]);
      expect(device.requests[0]).toBe(`GET ${path} HTTP/1.1`);
      expect(result.bundle.devices[0]?.parts.description).toMatchObject({ known: true });
      expect(conductIn(result)).not.toContain(NOT_ASKED);
    },
  );
});

describe('a LOCATION that no description has is not asked for, and the others are', () => {
  it.each(['/reboot', '/desc.xml?x=1', '/cgi-bin/desc.xml', '/goform/descReboot', '/anything', '/a%2f.xml'])(
    '%s',
    async (path) => {
      const [strange, sound] = [await serving(host), await serving('127.105.3.2')];
      const result = await auditOf([
        { from: host, location: `http://${host}:${strange.port}${path}` },
        { from: '127.105.3.2', location: `http://127.105.3.2:${sound.port}/description.xml` },
      ]);
      expect(strange.requests).toEqual([]);
      expect(sound.requests[0]).toBe('GET /description.xml HTTP/1.1');
      expect(result.bundle.devices.map(({ parts }) => parts.description?.known)).toEqual([false, true]);
      expect(result.bundle.devices[0]?.parts.description).toMatchObject({
        why: { kind: 'not-asked', text: 'the path of its description (LOCATION) is unusual' },
      });
      expect(conductIn(result)).toEqual([NOT_ASKED]);
      expect(result.exit).toBe(2);
    },
  );
});

describe('a player is then asked where players are', () => {
  it.each([
    ['/reboot', 'answered a search with a LOCATION that no description has; it was not asked'],
    [
      'http://127.105.3.99:80/x.xml',
      'answered a search with a LOCATION that leads elsewhere than to itself; it was not followed',
    ],
  ])('%s', async (location, remark) => {
    const at = '127.105.3.3';
    const device = await startDevice(at, (socket) => socket.end(answer(403)), 1400);
    devices.push(device);
    const result = await auditOf([
      {
        from: at,
        location: location.startsWith('/') ? `http://${at}:1400${location}` : location,
        server: 'Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)',
      },
    ]);
    expect(device.requests[0]).toBe('GET /xml/device_description.xml HTTP/1.1');
    expect(device.requests.filter((line) => line.includes('reboot'))).toEqual([]);
    expect(conductIn(result)).toContain(remark);
  });
});

it('a LOCATION elsewhere of another device is in the bundle and in the report, and is not followed', async () => {
  const other = await serving('127.105.3.99');
  const result = await auditOf([{ from: host, location: `http://127.105.3.99:${other.port}/x.xml` }]);
  const note = `${host} answered a search with a LOCATION that leads elsewhere than to itself; it was not followed`;
  expect([other.requests, result.bundle.devices]).toEqual([[], []]);
  expect([result.bundle.run.notes, result.report.notes]).toEqual([[note], [note]]);
});

it('one host with sixteen LOCATIONs costs two connections at once and four descriptions', async () => {
  const device = await startDevice(host, (socket, request) => {
    const [, index = ''] = /^GET \/d(\d+)\.xml/.exec(request) ?? [];
    setTimeout(
      () =>
        socket.end(
          index === ''
            ? answer(404)
            : answer(200, description({ udn: `uuid:RINCON_000E58FFFFF${index}01400` })),
        ),
      20,
    );
  });
  devices.push(device);
  const result = await auditOf(
    Array.from({ length: 16 }, (_, index) => ({
      from: host,
      location: `http://${host}:${device.port}/d${index}.xml`,
      usn: `uuid:x${index}`,
    })),
    { limits: { requests: 230 } },
  );
  expect(device.most()).toBe(2);
  expect(device.requests.length).toBeLessThanOrEqual(230);
  const described = device.requests.filter((line) => /^GET \/d\d/.test(line));
  expect(new Set(described)).toEqual(new Set([0, 1, 2, 3].map((index) => `GET /d${index}.xml HTTP/1.1`)));
  expect(conductIn(result)).toContain('named 16 descriptions on one address; 4 were asked');
}, 30_000);

it('the time of an address is over for all its descriptions', async () => {
  const device = await startDevice(host, (socket) => setTimeout(() => socket.end(answer(404)), 250));
  devices.push(device);
  const result = await auditOf(
    [0, 1, 2, 3].map((index) => ({
      from: host,
      location: `http://${host}:${device.port}/d${index}.xml`,
      usn: `uuid:x${index}`,
    })),
    { limits: { ms: 700 } },
  );
  // Two at once, each a quarter of a second: what was begun is ended, and no more is begun.
  expect(device.requests.length).toBeLessThanOrEqual(6);
  expect(result.bundle.devices.at(-1)?.parts.description).toMatchObject({
    known: false,
    why: { kind: 'limit', text: 'the 0.7 seconds for one address are over' },
  });
});

it('two places of one device on one address are one device', async () => {
  const device = await serving(host, true);
  const result = await auditOf([
    { from: host, location: `http://${host}:${device.port}/a.xml` },
    { from: host, location: `http://${host}:${device.port}/b.xml`, usn: 'uuid:y' },
  ]);
  expect(result.bundle.devices.map(({ path, sightings }) => [path, sightings.length])).toEqual([
    ['/a.xml', 2],
  ]);
  expect(device.requests.filter((line) => line.startsWith('GET /b.xml'))).toEqual(['GET /b.xml HTTP/1.1']);
}, 30_000);
