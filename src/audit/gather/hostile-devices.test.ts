import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { asIpAddress } from '../../base/address.ts';
import { nodeNet } from '../../host/net.ts';
import { realClock, realRandom } from '../../sim/rig/ports.ts';
import type { DeviceEvidence } from '../evidence/device.ts';
import { DEVICE_BUDGET } from './budget.ts';
import { gatherDevice } from './gather-device.ts';
import { createTranscript } from './transcript.ts';

/** Devices that are broken or mean it badly: none ends a run, each shows as what it is. */
const host = asIpAddress('127.36.3.1') ?? expect.unreachable();
let server: Server | undefined;
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => {
    if (server) server.close(() => resolve());
    else resolve();
  });
  server = undefined;
});

async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('data', () => onSocket(socket));
  });
  server = listening;
  await new Promise<void>((resolve) => {
    listening.listen(0, host, resolve);
  });
  const address = listening.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

async function gather(port: number): Promise<DeviceEvidence> {
  return gatherDevice({
    context: {
      net: nodeNet(),
      clock: realClock,
      random: realRandom,
      transcript: createTranscript(realClock),
      endpoint: { host, port },
      descriptionPath: '/description.xml',
      limits: { ...DEVICE_BUDGET, silences: 1 },
    },
    sightings: [],
    claim: () => false,
  });
}

const answer = (body: string, type = 'text/xml'): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const description = (scpd: string, control = '/control'): string =>
  `<?xml version="1.0"?><root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion><device>` +
  `<deviceType>urn:schemas-upnp-org:device:MediaRenderer:1</deviceType><friendlyName>x</friendlyName><manufacturer>m</manufacturer>` +
  `<modelName>n</modelName><UDN>uuid:1</UDN><serviceList><service>` +
  `<serviceType>urn:schemas-upnp-org:service:RenderingControl:1</serviceType><serviceId>urn:upnp-org:serviceId:RenderingControl</serviceId>` +
  `<SCPDURL>${scpd}</SCPDURL><controlURL>${control}</controlURL><eventSubURL></eventSubURL></service></serviceList></device></root>`;

it('a device that sends no HTTP', async () => {
  const port = await listen((socket) => socket.end('SSH-2.0-surprise\r\n\r\n'));
  const { conduct, parts, kind } = await gather(port);
  expect(kind).toBe('unidentified');
  expect(parts.description).toMatchObject({ known: false, why: { kind: 'malformed' } });
  expect(conduct[0]?.text).toMatch(/^sent what is no HTTP answer: /);
});

it('a device that never answers', async () => {
  const port = await listen(() => {});
  const { conduct, parts } = await gather(port);
  expect(parts.description).toMatchObject({
    known: false,
    why: { kind: 'no-answer', text: 'no answer came in time' },
  });
  expect(conduct).toEqual([{ text: 'did not answer in time', exchange: [1] }]);
}, 20_000);

it('a device that never stops', async () => {
  const port = await listen((socket) => {
    const piece = 'x'.repeat(65_536);
    const more = (): void => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    socket.write('HTTP/1.1 200 OK\r\nServer: Endless\r\n\r\n');
    more();
  });
  const { conduct } = await gather(port);
  expect(conduct.map(({ text }) => text)).toContain('sent more than was read: cut at 1048576 bytes');
});

it('a device whose description is a bomb', async () => {
  const port = await listen((socket) =>
    socket.end(answer('<!DOCTYPE lolz [<!ENTITY lol "lol">]><root>&lol;</root>')),
  );
  const { conduct, parts } = await gather(port);
  expect(parts.description).toMatchObject({ known: false, why: { kind: 'malformed' } });
  expect(conduct[0]?.text).toMatch(/^its description was turned away: xml refused: .*DOCTYPE/);
});

it('a device that calls its restart page a service description', async () => {
  const asked: string[] = [];
  const port = await listen((socket) => socket.destroy());
  server?.removeAllListeners('connection').on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket
      .on('error', () => {})
      .once('data', (bytes: Buffer) => {
        asked.push(bytes.toString('latin1').split('\r\n', 1)[0] ?? '');
        socket.end(answer(description('/reboot', '/reset')));
      });
  });
  const { parts } = await gather(port);
  expect(asked.filter((line) => /reboot|reset/.test(line))).toEqual([]);
  expect(parts['control-surface']).toMatchObject({
    known: true,
    value: {
      services: [
        { actions: { known: false, why: { text: 'the path of its service description is unusual' } } },
      ],
      proofs: [],
    },
  });
});

it('a device whose services lie on another host', async () => {
  const port = await listen((socket) =>
    socket.end(answer(description('http://192.0.2.99/scpd.xml', 'http://192.0.2.99/control'))),
  );
  const { parts } = await gather(port);
  expect(parts.description).toMatchObject({ known: true, value: { kind: 'served', services: [] } });
});

it('nobody at all', async () => {
  const port = await listen(() => {});
  await new Promise<void>((resolve) => {
    server?.close(() => resolve());
  });
  server = undefined;
  const { conduct, parts, kind } = await gather(port);
  expect([kind, conduct]).toEqual(['unidentified', [{ text: 'refused the connection', exchange: [1] }]]);
  expect(parts.description).toMatchObject({ known: false, why: { text: 'the connection was refused' } });
});
