import type { Answer } from 'dns-packet';
import { expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS } from './discovery-lab.ts';
import { foundBy, untilFound } from './finding.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { askAtHome, KITCHEN, mdnsFrom, roomsIn, SONOS } from './mdns-ears.ts';

/** A player that was taken over says of itself what it likes, as often as it likes. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

/** An instance of the kitchen with texts of a kilobyte and more. */
function instance(room: string): readonly Answer[] {
  const name = `${KITCHEN}@${room}.${SONOS}`;
  const keys = [
    'vers',
    'protovers',
    'bootseq',
    'hhid',
    'mhhid',
    'variant',
    'mdnssequence',
    'wss',
    'uuid',
    'sslport',
  ];
  const data = keys.map((key) => `${key}=${'x'.repeat(128)}`);
  return [
    { type: 'PTR', name: SONOS, ttl: 120, data: name },
    { type: 'SRV', name, ttl: 120, data: { port: 1443, target: 'Sonos-000E58A03701.local' } },
    { type: 'TXT', name, ttl: 120, data },
  ];
}

it('with names and texts without end it is told of by two, and the guard goes on', async () => {
  await untilFound(lab, 'phone', PLAYERS, 30_000);
  expect(roomsIn(await askAtHome(lab))).toContain('Kitchen');
  for (let count = 0; count < 12; count += 1)
    await mdnsFrom(lab.hosts.players, {
      from: PLAYERS[0],
      isResponse: true,
      answers: instance(`Room ${count}`),
      timeoutMs: 200,
    });
  const rooms = roomsIn(
    await mdnsFrom(lab.hosts.phone, { questions: [{ name: SONOS, type: 'PTR' }], unicast: true }),
  );
  expect(rooms.filter((room) => room.startsWith('Room ')).length).toBeLessThanOrEqual(2);
  expect(rooms).toContain('Office');
  expect(await foundBy(lab, 'phone')).toEqual(PLAYERS);
  expect(lab.guard.output()).not.toMatch(/please report this as a defect/);
});

it('with two thousand announcements in a row it is told of a few times', async () => {
  const ear = await lab.hosts.phone.start(
    process.execPath,
    [scriptPath('hear-ssdp.ts'), JSON.stringify({ own: PHONE })],
    { ready: 'listening' },
  );
  const target = 'urn:schemas-upnp-org:device:ZonePlayer:1';
  const text = [
    'NOTIFY * HTTP/1.1',
    'HOST: 239.255.255.250:1900',
    'CACHE-CONTROL: max-age = 1800',
    `LOCATION: http://${PLAYERS[0]}:1400/xml/device_description.xml`,
    `NT: ${target}`,
    'NTS: ssdp:alive',
    `USN: uuid:${KITCHEN}::${target}`,
    'X-RINCON-BOOTSEQ: 4711',
    '\r\n',
  ].join('\r\n');
  const own = PLAYERS[0];
  for (let count = 0; count < 10; count += 1) {
    await lab.hosts.players.script('forge.ts', { own, count: 200, text });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const line = `heard ssdp:alive from ${own}:1900 of ${target}`;
  await ear.waitFor(line, 20_000);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const heard = ear.output().split(line).length - 1;
  expect([heard >= 2, heard <= 12]).toEqual([true, true]);
}, 60_000);
