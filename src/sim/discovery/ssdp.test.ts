import { createSocket, type Socket } from 'node:dgram';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import type { RunningFinder } from './finder.ts';
import { startSsdp } from './ssdp.ts';

const KITCHEN = samplePlayer({ address: '127.35.1.1' });
const OFFICE = samplePlayer({
  id: 'RINCON_000E58A0000201400',
  address: '127.35.1.2',
  mac: '00:0E:58:A0:00:02',
  room: 'Office',
});
const MINE = new Set([KITCHEN.address, OFFICE.address]);
const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

let running: RunningFinder;
let client: Socket;
let heard: { text: string; address: string; port: number }[];

beforeEach(async () => {
  const world = sampleWorld(sampleHousehold([KITCHEN, OFFICE]));
  running = await startSsdp({
    world,
    log: silentLog,
    servicesOf: () => [
      { serviceType: 'urn:schemas-upnp-org:service:AVTransport:1', device: 'MediaRenderer' },
      { serviceType: 'urn:schemas-upnp-org:service:DeviceProperties:1', device: 'root' },
    ],
  });
  heard = [];
  client = createSocket('udp4');
  client.on('message', (bytes, from) => {
    if (MINE.has(from.address))
      heard.push({ text: bytes.toString(), address: from.address, port: from.port });
  });
  await new Promise<void>((resolve) => {
    client.bind(0, '127.35.1.200', resolve);
  });
  client.setMulticastInterface('127.0.0.1');
});

afterEach(async () => {
  client.close();
  await running.stop();
});

const search = (target: string, to: string, mx = 1): void => {
  client.send(
    `M-SEARCH * HTTP/1.1\r\nHOST: ${to}:1900\r\nMAN: "ssdp:discover"\r\nMX: ${mx}\r\nST: ${target}\r\n\r\n`,
    1900,
    to,
  );
};

const settle = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const header = (text: string, name: string): string | undefined =>
  text
    .split('\r\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);

it('every player answers a multicast search from its own address and port 1900', async () => {
  search(ZONE_PLAYER, '239.255.255.250');
  await settle(900);
  expect(heard.map(({ address, port }) => `${address}:${port}`).sort()).toEqual([
    '127.35.1.1:1900',
    '127.35.1.2:1900',
  ]);
  expect(heard.map(({ text }) => header(text, 'LOCATION') ?? '').sort()).toEqual([
    'http://127.35.1.1:1400/xml/device_description.xml',
    'http://127.35.1.2:1400/xml/device_description.xml',
  ]);
});

it('a unicast search is answered by that player alone, for everything it has', async () => {
  search('ssdp:all', '127.35.1.2');
  await settle(200);
  const id = OFFICE.id;
  expect(heard.map(({ text }) => header(text, 'USN'))).toEqual([
    `uuid:${id}::upnp:rootdevice`,
    `uuid:${id}`,
    `uuid:${id}::${ZONE_PLAYER}`,
    `uuid:${id}_MR`,
    `uuid:${id}_MR::urn:schemas-upnp-org:device:MediaRenderer:1`,
    `uuid:${id}_MR::urn:schemas-upnp-org:service:AVTransport:1`,
    `uuid:${id}::urn:schemas-upnp-org:service:DeviceProperties:1`,
    `uuid:${id}::urn:smartspeaker-audio:service:SpeakerGroup:1`,
  ]);
});

it('is silent for what it does not have, and while it is away', async () => {
  search('urn:dial-multiscreen-org:service:dial:1', '127.35.1.1');
  OFFICE.power = 'vanished';
  search(ZONE_PLAYER, '127.35.1.2');
  await settle(200);
  OFFICE.power = 'on';
  expect(heard).toEqual([]);
});

it('a flood of searches is answered a few times', async () => {
  for (let count = 0; count < 200; count += 1) search('upnp:rootdevice', '127.35.1.1');
  await settle(300);
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.length).toBeLessThanOrEqual(40);
});

it('announces itself at start and leaves at stop', async () => {
  const group = createSocket({ type: 'udp4', reuseAddr: true });
  const seen: string[] = [];
  group.on('message', (bytes, from) => {
    const text = bytes.toString();
    if (from.address === KITCHEN.address) seen.push(`${header(text, 'NTS')} ${header(text, 'NT')}`);
  });
  await new Promise<void>((resolve) => {
    group.bind(1900, '239.255.255.250', resolve);
  });
  group.addMembership('239.255.255.250', '127.0.0.1');
  await settle(250); // the rest of the burst of beforeEach
  seen.length = 0;
  running.leave(KITCHEN.id);
  running.announce(KITCHEN.id);
  await settle(60);
  group.close();
  expect(seen.slice(0, 2)).toEqual(['ssdp:byebye upnp:rootdevice', `ssdp:byebye uuid:${KITCHEN.id}`]);
  expect(seen).toContain(`ssdp:alive ${ZONE_PLAYER}`);
});
