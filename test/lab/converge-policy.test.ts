import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { labCapability } from './capability.ts';
import { type DiscoveryLab, discoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { untilFound } from './finding.ts';
import { scriptPath } from './lab.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import { FOR_SPEAKERS, mdnsFrom, roomsIn } from './mdns-ears.ts';

/** A role loses a room while somebody of that role has found it and hears of it, and gets it back. */
let lab: DiscoveryLab;

beforeAll(async () => {
  if (labCapability() !== undefined) return;
  lab = await discoveryLab();
}, 120_000);
afterAll(() => lab?.close());
beforeEach((context) => {
  const reason = labCapability();
  if (reason !== undefined) context.skip(reason);
});

const [KITCHEN] = PLAYERS;
const GUEST = '10.0.20.5';
const SOON = 30_000;

async function ask(from: 'guest' | 'phone', lines: readonly string[], body = ''): Promise<string> {
  const request = [...lines, `Host: ${KITCHEN}:1400`, 'Connection: close', '', body].join('\r\n');
  const { status, head } = Object(
    await lab.hosts[from].script('exchange.ts', { host: KITCHEN, port: 1400, request }),
  );
  return `${status} ${/^SID: (\S+)/im.exec(head)?.[1] ?? ''}`.trim();
}

const EVENTS = 'SUBSCRIBE /MediaRenderer/RenderingControl/Event HTTP/1.1';
const subscribe = (): Promise<string> =>
  ask('guest', [EVENTS, `CALLBACK: <http://${GUEST}:3400/events>`, 'NT: upnp:event', 'TIMEOUT: Second-300']);
const renew = (sid: string): Promise<string> => ask('guest', [EVENTS, `SID: ${sid}`, 'TIMEOUT: Second-300']);

function setVolume(level: number): Promise<string> {
  const type = 'urn:schemas-upnp-org:service:RenderingControl:1';
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:SetVolume xmlns:u="${type}"><InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>${level}</DesiredVolume></u:SetVolume></s:Body></s:Envelope>`;
  const head = [
    'POST /MediaRenderer/RenderingControl/Control HTTP/1.1',
    'Content-Type: text/xml; charset="utf-8"',
    `SOAPACTION: "${type}#SetVolume"`,
    `Content-Length: ${body.length}`,
  ];
  return ask('phone', head, body);
}

const roomsOfGuests = (rooms: string): void => {
  const text = readFileSync(lab.config, 'utf8');
  writeFileSync(
    lab.config,
    text.replace(
      /guest: \{ extends: guest, rooms: \[.*\] \}/,
      `guest: { extends: guest, rooms: [${rooms}] }`,
    ),
  );
};

it('a room that a role loses is found no more, and its events end', { timeout: 180_000 }, async () => {
  await untilFound(lab, 'guest', [KITCHEN], 60_000);
  const listen = JSON.stringify({ host: GUEST, port: 3400 });
  const listener = await lab.hosts.guest.start(process.execPath, [scriptPath('listen.ts'), listen], {
    ready: 'listening',
  });
  const [status, sid = ''] = (await subscribe()).split(' ');
  expect(status).toBe('200');
  const events = (): number => listener.output().split('event NOTIFY').length - 1;
  await expect.poll(events, { timeout: SOON }).toBe(1);
  expect(await setVolume(31)).toBe('200');
  await expect.poll(events, { timeout: SOON }).toBe(2);
  await countLeaks(lab, 'players');
  roomsOfGuests('Office');
  await untilFound(lab, 'guest', [PLAYERS[1]], SOON);
  expect(roomsIn(await mdnsFrom(lab.hosts.guest, { questions: FOR_SPEAKERS, unicast: true }))).toEqual([
    'Office',
  ]);
  expect(await renew(sid)).toBe('403');
  expect(await setVolume(32)).toBe('200');
  expect(await subscribe()).toBe('403');
  expect(events()).toBe(2);
  // Who may do everything is not concerned.
  await untilFound(lab, 'phone', PLAYERS, SOON);
  roomsOfGuests('Kitchen');
  await untilFound(lab, 'guest', [KITCHEN], SOON);
  // What ended stays ended.
  expect(await renew(sid)).toBe('412');
  expect((await subscribe()).split(' ')[0]).toBe('200');
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
  expect((await journalOf(lab, 'reloaded')).map(({ facts }) => [facts['opened'], facts['closed']])).toEqual([
    [[], []],
    [[], []],
  ]);
});
