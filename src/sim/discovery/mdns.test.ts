import { createSocket, type Socket } from 'node:dgram';
import { decode, encode, type DecodedPacket, type Question } from 'dns-packet';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog } from '../../ports/log.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import { startMdns } from './mdns.ts';
import type { RunningFinder } from './finder.ts';
import { mdnsRecords } from './mdns-records.ts';

const KITCHEN = samplePlayer({ address: '127.35.2.1' });
const OLD = samplePlayer({
  id: 'RINCON_000E58A0000301400',
  address: '127.35.2.2',
  mac: '00:0E:58:A0:00:03',
  build: '34.7-35162',
  model: 'S1',
});

let running: RunningFinder;
let client: Socket;
let heard: DecodedPacket[];

beforeEach(async () => {
  running = await startMdns({ world: sampleWorld(sampleHousehold([KITCHEN, OLD])), log: silentLog });
  heard = [];
  client = createSocket('udp4');
  client.on('message', (bytes, from) => {
    if (from.address === KITCHEN.address || from.address === OLD.address) heard.push(decode(bytes));
  });
  await new Promise<void>((resolve) => {
    client.bind(0, '127.35.2.200', resolve);
  });
  client.setMulticastInterface('127.0.0.1');
});

afterEach(async () => {
  client.close();
  await running.stop();
});

async function ask(question: Question, to: string): Promise<void> {
  client.send(encode({ type: 'query', id: 77, questions: [question] }), 5353, to);
  await new Promise((resolve) => {
    setTimeout(resolve, 150);
  });
}

it('answers a one-shot query as RFC 6762 §6.7 asks: id, question, short lives, no cache flush', async () => {
  await ask({ type: 'PTR', name: '_sonos._tcp.local' }, '224.0.0.251');
  const instance = 'RINCON_000E58A0000101400@Kitchen._sonos._tcp.local';
  const [packet] = heard;
  expect(heard).toHaveLength(1);
  expect(packet?.id).toBe(77);
  expect(packet?.questions?.map((question) => question.name)).toEqual(['_sonos._tcp.local']);
  expect(packet?.answers).toEqual([
    { name: '_sonos._tcp.local', type: 'PTR', ttl: 10, class: 'IN', flush: false, data: instance },
  ]);
  expect(packet?.additionals?.map(({ type, name }) => `${type} ${name}`)).toEqual([
    `SRV ${instance}`,
    `TXT ${instance}`,
    'SRV sonosRINCON_000E58A0000101400._spotify-connect._tcp.local',
    'TXT sonosRINCON_000E58A0000101400._spotify-connect._tcp.local',
    'A Sonos-000E58A00001.local',
  ]);
});

it('answers by unicast when asked at its own address', async () => {
  await ask({ type: 'A', name: 'sonos-000e58a00001.local' }, KITCHEN.address);
  expect(heard.flatMap((packet) => packet.answers ?? [])).toEqual([
    { name: 'Sonos-000E58A00001.local', type: 'A', ttl: 10, class: 'IN', flush: false, data: '127.35.2.1' },
  ]);
});

it('an old build has no mDNS', async () => {
  await ask({ type: 'PTR', name: '_sonos._tcp.local' }, OLD.address);
  expect(heard).toEqual([]);
});

/** Instance, SRV and TXT of `_sonos._tcp` as `key=value` lines. */
function sonosOf(player: Parameters<typeof mdnsRecords>[1]) {
  const records = mdnsRecords(sampleHousehold([player]), player);
  const srv = records.find((record) => record.type === 'SRV');
  const txt = records.find((record) => record.type === 'TXT');
  return {
    name: srv?.name,
    ttl: srv?.ttl,
    flush: srv?.flush,
    port: srv?.type === 'SRV' ? srv.data.port : undefined,
    txt: txt?.data,
  };
}

// python-zeroconf test packet (protovers 1.24.1); frankensonos PROTOCOL.md (57.23, 86.10, 97.1)
it('tells what each era told', () => {
  const at = { address: '192.0.2.21', bootSeq: 42 };
  expect(sonosOf(samplePlayer(at))).toEqual({
    name: 'RINCON_000E58A0000101400@Kitchen._sonos._tcp.local',
    ttl: 120,
    flush: true,
    port: 1443,
    txt: [
      'uuid=RINCON_000E58A0000101400',
      'hhid=Sonos_FixtureHouseholdAAAAAAAAAA',
      'mhhid=Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA',
      'bootseq=42',
      'location=http://192.0.2.21:1400/xml/device_description.xml',
      'sslport=1443',
      'wss=/websocket/api',
    ],
  });
  expect(sonosOf(samplePlayer({ ...at, build: '66.4-23300', bootSeq: 11 })).txt).toEqual([
    'info=/api/v1/players/RINCON_000E58A0000101400/info',
    'vers=3',
    expect.stringMatching(/^protovers=1\.\d+\.\d+$/),
    'bootseq=11',
    'hhid=Sonos_FixtureHouseholdAAAAAAAAAA',
    'mhhid=Sonos_FixtureHouseholdAAAAAAAAAA.FixtureLocationKeyAAAA',
    'location=http://192.0.2.21:1400/xml/device_description.xml',
    'sslport=1443',
    'hhsslport=1843',
    'variant=2',
    'mdnssequence=0',
  ]);
  const s1 = sonosOf(samplePlayer({ ...at, build: '57.23-74170', model: 'S5' }));
  expect(s1.name).toBe('Sonos-000E58A00001._sonos._tcp.local');
  expect(s1.txt).toEqual([
    'info=/api/v1/players/RINCON_000E58A0000101400/info',
    'vers=1',
    expect.stringMatching(/^protovers=1\./),
  ]);
});

it('bridges and builds before 39 announce nothing', () => {
  const bridge = samplePlayer({ model: 'ZB100', build: '57.23-74170' });
  expect(mdnsRecords(sampleHousehold([bridge]), bridge)).toEqual([]);
  expect(mdnsRecords(sampleHousehold([OLD]), OLD)).toEqual([]);
});

it('a very long room name is cut to a label', () => {
  const player = samplePlayer({ room: `${'ä'.repeat(200)}.local` });
  const label = sonosOf(player).name?.split('._sonos')[0] ?? '';
  expect(Buffer.byteLength(label)).toBeLessThanOrEqual(63);
  expect(label.startsWith('RINCON_000E58A0000101400@ää')).toBe(true);
});

/** Recordings of 2024, 2021 and before: see `mdns-records.ts`. */
it.each([
  ['97.1-80312', 'sonosRINCON_000E58A0000101400', '1'],
  ['63.2-88230', 'sonos000E58A00001', '1'],
  ['57.23-74170', 'sonos000E58A00001', '1.0'],
])('a player of %s announces Spotify Connect as %s', (build, name, version) => {
  const player = samplePlayer({ build });
  const records = mdnsRecords(sampleHousehold([player]), player).filter(({ name: of }) =>
    of.startsWith(`${name}._spotify-connect._tcp.local`),
  );
  const [srv, txt] = records;
  expect(srv?.type === 'SRV' ? srv.data : undefined).toMatchObject({
    port: 1400,
    target: 'Sonos-000E58A00001.local',
  });
  expect(txt?.type === 'TXT' ? txt.data : undefined).toEqual(['CPath=/spotifyzc', `VERSION=${version}`]);
});
