import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FAULT_KINDS } from '../definition/fault-schema.ts';
import type { RunningHousehold } from '../household.ts';
import { startRig } from '../rig/house.ts';
import { realClock } from '../rig/ports.ts';
import { get, sendRaw } from '../rig/request.ts';
import { startSubscriber } from '../rig/subscriber.ts';
import { FAULTS } from './registry.ts';

const KITCHEN = '127.33.3.11';
const OFFICE = '127.33.3.12';
const FORBIDDEN = 403;
const WAIT = { timeout: 5000, interval: 20 };
const SCPD = '/xml/QPlay1.xml';

let house: RunningHousehold;

beforeEach(async () => {
  house = await startRig(
    {
      name: 'Faults',
      firstAddress: KITCHEN,
      rooms: ['Kitchen', 'Office'].map((name) => ({ name, players: [{ model: 'S1' }] })),
    },
    { doors: { ssdp: false, mdns: false, tls: false } },
  );
});

afterEach(() => house.stop());

it('has a file for each kind that the schema knows', () => {
  expect(FAULTS.map(({ kind }) => kind)).toEqual(FAULT_KINDS);
});

it('strikes one player, some paths, so often', async () => {
  house.faults.add({ kind: 'drop', player: 'Kitchen', path: '/xml/', count: 2 });
  const statuses = [];
  for (const path of ['/', SCPD, SCPD, SCPD]) statuses.push((await get(KITCHEN, path)).status);
  expect([...statuses, (await get(OFFICE, SCPD)).status]).toEqual([FORBIDDEN, 0, 0, 200, 200]);
  expect(house.faults.list()).toMatchObject([{ number: 1, strikes: 2 }]);
  const struck = house.recorder.entries().map(({ target, status, fault }) => [target, status, fault]);
  expect(struck.slice(0, 2)).toEqual([
    ['/', FORBIDDEN, undefined],
    [SCPD, undefined, 'drop'],
  ]);
});

it('strikes by chance, never at probability 0', async () => {
  house.faults.add({ kind: 'drop', probability: 0 });
  expect((await get(KITCHEN, '/')).status).toBe(FORBIDDEN);
});

it('ends when removed', async () => {
  const number = house.faults.add({ kind: 'reset' });
  await expect(get(KITCHEN, '/')).rejects.toThrow(/ECONNRESET/);
  expect([house.faults.remove(number), house.faults.remove(number)]).toEqual([true, false]);
  expect((await get(KITCHEN, '/')).status).toBe(FORBIDDEN);
});

it('is slow', async () => {
  house.faults.add({ kind: 'slow', ms: 150 });
  const before = realClock.elapsed();
  expect((await get(KITCHEN, '/')).status).toBe(FORBIDDEN);
  expect(realClock.elapsed() - before).toBeGreaterThanOrEqual(140);
});

it('lies about the length', async () => {
  const length = (await get(KITCHEN, SCPD)).body.length;
  house.faults.add({ kind: 'wrong-length', delta: 7 });
  const answer = await get(KITCHEN, SCPD);
  expect([answer.body.length, answer.head.includes(`CONTENT-LENGTH: ${length + 7}`)]).toEqual([length, true]);
});

it.each([
  ['cut', (body: string, whole: string) => body === whole.slice(0, Math.floor(whole.length / 2))],
  ['garbage', (body: string) => body.includes('\u{FFFD}')],
  ['doctype', (body: string) => body.startsWith('<!DOCTYPE')],
] as const)('answers malformed: %s', async (form, isSpoiled) => {
  const whole = (await get(KITCHEN, SCPD)).body;
  house.faults.add({ kind: 'malformed', form });
  expect(isSpoiled((await get(KITCHEN, SCPD)).body, whole)).toBe(true);
});

it('answers with a status line that is none', async () => {
  house.faults.add({ kind: 'malformed', form: 'status' });
  expect((await get(KITCHEN, '/')).head).toMatch(/^HTP\/one OK Forbidden\r\n/);
});

it('carries a request out whose answer is lost', async () => {
  house.faults.add({ kind: 'lost-answer' });
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:SetLEDState xmlns:u="urn:schemas-upnp-org:service:DeviceProperties:1"><DesiredLEDState>Off</DesiredLEDState></u:SetLEDState></s:Body></s:Envelope>';
  const text = `POST /DeviceProperties/Control HTTP/1.1\r\nHost: ${KITCHEN}:1400\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  expect((await sendRaw({ address: KITCHEN, text })).head).toBe('');
  expect(Object.values(house.state.players).map(({ device }) => device.ledOn)).toEqual([false, true]);
  const [entry] = house.recorder.entries();
  expect(entry?.effect?.before).toMatch(/^[0-9a-f]{64}$/);
  expect(entry?.effect?.after).toBe(house.stateHash());
});

it('flaps, and stays when the fault ends', async () => {
  const there = async () => expect((await get(KITCHEN, '/')).status).toBe(FORBIDDEN);
  const away = () => expect(get(KITCHEN, '/')).rejects.toThrow(/ECONNREFUSED/);
  const number = house.faults.add({ kind: 'flap', player: 'Kitchen', ms: 200 });
  await vi.waitFor(away, WAIT);
  await vi.waitFor(there, WAIT);
  await vi.waitFor(away, WAIT);
  house.faults.remove(number);
  await vi.waitFor(there, WAIT);
  await realClock.sleep(400);
  await there();
});

it('skews the clock as long as it lasts', () => {
  house.faults.add({ kind: 'clock-skew', ms: -5000 });
  expect(house.state.clock.offsetMs).toBe(-5000);
  house.faults.clear();
  expect(house.state.clock.offsetMs).toBe(0);
});

it('loses event messages and numbers them wrong', async () => {
  const client = await startSubscriber('127.33.3.200');
  const text = `SUBSCRIBE /ZoneGroupTopology/Event HTTP/1.1\r\nHOST: ${KITCHEN}:1400\r\nCALLBACK: <http://127.33.3.200:${client.port}>\r\nNT: upnp:event\r\n\r\n`;
  await sendRaw({ address: KITCHEN, text });
  await client.until(1);
  const change = async (): Promise<void> => {
    house.state.areas.updateId += 1;
    house.world.changed();
    await realClock.sleep(150);
  };
  house.faults.add({ kind: 'lost-event', count: 1 });
  await change();
  await change();
  house.faults.add({ kind: 'wrong-seq', service: 'ZoneGroupTopology', delta: 40, count: 1 });
  await change();
  const seqs = client.heard.map(({ head }) => /SEQ: (\d+)/.exec(head)?.[1]);
  expect(seqs).toEqual(['0', '2', '43']);
  await client.close();
});
