import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { type GuardUnderTest, startGuardOf } from '../rig/guard/running-guard.ts';
import {
  type AttackingSite,
  crossSite,
  crossSiteLocalApi,
  SAME_ORIGIN,
  startAttackingSite,
} from './drive-by.ts';
import { browserMissing, startBrowser, type TestBrowser } from './harness.ts';

const SUBNET = '127.36.31';
/** A player of 2016 that anybody reaches, and the same behind the guard; one with the local API behind it too. */
const OPEN = `${SUBNET}.11`;
const DOOR = `${SUBNET}.112`;
const DOOR_WITH_LOCAL_API = `${SUBNET}.113`;
const OLD = { model: 'S1', build: '34.7-35162' };
/**
 * The browser runs on an owner's own device, whom policy lets do everything without asking: nothing but the rules of the
 * door stands between the page and the player.
 */
const CONFIG = `version: 1
players:
  Kitchen: { address: ${SUBNET}.12, guarded-at: ${DOOR} }
  Office: { address: ${SUBNET}.13, guarded-at: ${DOOR_WITH_LOCAL_API} }
segments:
  - { network: 127.0.0.0/8, role: owner }
approval: []
`;

let house: RunningHousehold;
let guard: GuardUnderTest;
let site: AttackingSite;
let browser: TestBrowser;

beforeAll(async () => {
  if (browserMissing() !== undefined) return;
  house = await startRig(
    {
      name: 'drive-by',
      firstAddress: OPEN,
      rooms: [
        { name: 'Garage', players: [OLD], volume: 20 },
        { name: 'Kitchen', players: [OLD], volume: 20 },
        { name: 'Office', players: [{ model: 'S13', build: '97.1-80312' }], volume: 20 },
      ],
    },
    { doors: { ssdp: false, mdns: false }, awayMs: 300 },
  );
  guard = await startGuardOf(CONFIG);
  site = await startAttackingSite(`${SUBNET}.66`);
  browser = await startBrowser({ 'open.example': OPEN, 'guarded.example': DOOR });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await guard?.stop();
  await house?.stop();
});
beforeEach((context) => {
  const reason = browserMissing();
  if (reason !== undefined) context.skip(reason);
  house.recorder.clear();
  for (const { rendering } of Object.values(house.state.players)) rendering.volume.Master = 20;
});

const volumeIn = (room: string): number | undefined =>
  Object.values(house.state.players).find(({ address }) => address === addressOf(room))?.rendering.volume
    .Master;
const addressOf = (room: string): string | undefined =>
  house.players.find((player) => player.room === room)?.address;
/** Requests that a room's player received: method, target and what became of them. */
const receivedBy = (room: string): readonly string[] => {
  const id = house.players.find((player) => player.room === room)?.id;
  return house.recorder
    .entries({ direction: 'in' })
    .filter(({ playerId, method }) => playerId === id && method !== undefined)
    .map(({ method, target, status }) => `${method} ${target} ${status}`);
};

/** What the page could read when it had run. */
async function run(url: string, script: string): Promise<string> {
  const page = await browser.visit(url);
  try {
    return await page.evaluate<string>(script);
  } finally {
    await page.context().close();
  }
}

describe('a page of another site, in the browser of an owner', () => {
  it.each(Object.entries(crossSite(DOOR)))('%s: nothing reaches a guarded player', async (_name, script) => {
    expect(await run(site.url, script)).toMatch(/^$|^blocked: TypeError$/);
    expect(receivedBy('Kitchen')).toEqual([]);
    expect(volumeIn('Kitchen')).toBe(20);
  });

  it.each(Object.entries(crossSiteLocalApi(DOOR_WITH_LOCAL_API)))(
    '%s: nothing reaches a guarded player',
    async (_name, script) => {
      expect(await run(site.url, script)).toMatch(/^$|^blocked: TypeError$/);
      expect(receivedBy('Office')).toEqual([]);
    },
  );

  it.each(Object.entries(SAME_ORIGIN))(
    'whose name leads to the door now, to %s: it reads a refusal, and nothing reaches the player',
    async (_name, script) => {
      expect(await run('http://guarded.example:1400/status/zp', script)).toContain(
        'The Host header is not the address of the player.',
      );
      expect(receivedBy('Kitchen')).toEqual([]);
      expect(volumeIn('Kitchen')).toBe(20);
    },
  );
});

/** What makes the tests above able to fail. */
describe('the same page at a player that nothing guards', () => {
  const attack = crossSite(OPEN);
  const page = async (): Promise<number> => (await fetch(`http://${OPEN}:1400/status/zp`)).status;
  const there = () => vi.waitFor(async () => expect(await page()).toBe(200), 5000);

  it.each([
    ['fetch, to read', 'GET /status/zp 200'],
    ['iframe', 'GET /status/zp 200'],
    ['a picture that reboots', 'GET /reboot 200'],
  ])('%s: reaches it', async (name, request) => {
    await run(site.url, attack[name] ?? '');
    expect(receivedBy('Garage')).toContain(request);
    await there();
  });

  it.each(['fetch without CORS, to act', 'form of text/plain'])('%s: turns it up', async (name) => {
    await run(site.url, attack[name] ?? '');
    expect(receivedBy('Garage')).toContain('POST /MediaRenderer/RenderingControl/Control 200');
    expect(volumeIn('Garage')).toBe(97);
  });

  it('whose name leads to the player now reads it and turns it up', async () => {
    const url = 'http://open.example:1400/status/zp';
    expect(await run(url, SAME_ORIGIN['read a page'] ?? '')).toContain('<ZoneName>Garage</ZoneName>');
    await run(url, SAME_ORIGIN['call an action'] ?? '');
    expect(volumeIn('Garage')).toBe(97);
  });
});
