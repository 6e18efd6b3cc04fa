import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, journalOf, PLAYERS } from './discovery-lab.ts';
import { untilFound } from './finding.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { GUEST, renew, setVolume, subscribe } from './guest-of-kitchen.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import { FOR_SPEAKERS, mdnsFrom, roomsIn } from './mdns-ears.ts';

/** A role loses a room while somebody of that role has found it and hears of it, and gets it back. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const [KITCHEN] = PLAYERS;
const SOON = 30_000;

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
  const [status, sid = ''] = (await subscribe(lab)).split(' ');
  expect(status).toBe('200');
  const events = (): number => listener.output().split('event NOTIFY').length - 1;
  await expect.poll(events, { timeout: SOON }).toBe(1);
  expect(await setVolume(lab, 31)).toBe('200');
  await expect.poll(events, { timeout: SOON }).toBe(2);
  await countLeaks(lab, 'players');
  roomsOfGuests('Office');
  await untilFound(lab, 'guest', [PLAYERS[1]], SOON);
  expect(roomsIn(await mdnsFrom(lab.hosts.guest, { questions: FOR_SPEAKERS, unicast: true }))).toEqual([
    'Office',
  ]);
  expect(await renew(lab, sid)).toBe('403');
  expect(await setVolume(lab, 32)).toBe('200');
  expect(await subscribe(lab)).toBe('403');
  expect(events()).toBe(2);
  // Who may do everything is not concerned.
  await untilFound(lab, 'phone', PLAYERS, SOON);
  roomsOfGuests('Kitchen');
  await untilFound(lab, 'guest', [KITCHEN], SOON);
  // What ended stays ended.
  expect(await renew(lab, sid)).toBe('412');
  expect((await subscribe(lab)).split(' ')[0]).toBe('200');
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
  expect((await journalOf(lab, 'reloaded')).map(({ facts }) => [facts['opened'], facts['closed']])).toEqual([
    [[], []],
    [[], []],
  ]);
});
