import { beforeEach, expect, it } from 'vitest';
import { announcement, moveOffice, OFFICE_ID, startOfficeAt, volumeSetAt } from './another-address.ts';
import { callRequest, setUri } from './call.ts';
import {
  type DiscoveryLab,
  discoveryLab,
  journalOf,
  PHONE,
  PLAYERS,
  startGuard,
  startHelper,
} from './discovery-lab.ts';
import { foundBy, untilFound } from './finding.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import type { LabProcess } from './process.ts';
import { steer } from './steer.ts';
import { TONEWALL } from './tonewall.ts';

/** A player comes back with another address; others say that they are it. */
let lab: DiscoveryLab;
let ear: LabProcess;

inLab({
  build: async () => {
    lab = await discoveryLab();
    const input = JSON.stringify({ own: PHONE });
    ear = await lab.hosts.phone.start(process.execPath, [scriptPath('hear-ssdp.ts'), input], {
      ready: 'listening',
    });
    for (let tries = 0; tries < 30 && (await foundBy(lab, 'phone')).length < PLAYERS.length; tries += 1);
  },
  close: () => lab?.close(),
  timeoutMs: 150_000,
});
beforeEach(async () => {
  await countLeaks(lab, 'players');
});

const [KITCHEN, OFFICE, ...OTHERS] = PLAYERS;
const NEW = '10.0.30.77';
/** Of one somebody: who forged from an address is not listened to for a minute. */
const [FORGER, AGAIN] = ['10.0.30.66', '10.0.30.67'] as const;
const SOON = 30_000;
const WAIT = { timeout: SOON, interval: 500 };
const NO_LEAKS = { foreign: 0, carried: 0, asked: 0 };

const moves = async (): Promise<readonly unknown[]> =>
  (await journalOf(lab, 'player-moved')).map(({ facts }) => facts);
const forgeries = async (): Promise<readonly unknown[]> =>
  (await journalOf(lab, 'announcement-forged')).map(({ facts }) => facts);
const tonewall = (...args: readonly string[]): Promise<string> =>
  must(lab.hosts.router, process.execPath, TONEWALL, ...args);
const status = (): Promise<string> => tonewall('status', lab.config, '--state', lab.stateFolder);

/** Somebody announces the office, and answers as the office would. */
async function forgeFrom(address: string): Promise<void> {
  const forger = await startOfficeAt(lab, address, 'intruder');
  const input = { own: address, count: 3, text: announcement(address) };
  expect(await lab.hosts.intruder.script('forge.ts', input)).toEqual({ sent: 3 });
  await expect.poll(forgeries, WAIT).toContainEqual({ address, problem: 'not-itself', more: 0 });
  await forger.stop();
}

/** The phone offers a file to a player; gives those for whom a pinhole is open. */
async function offerTo(host: string): Promise<readonly string[]> {
  const request = callRequest(setUri(host, `http://${PHONE}:4711/one.mp3`));
  await lab.hosts.phone.script('exchange.ts', { host, port: 1400, request });
  return withPinholes();
}

async function withPinholes(): Promise<readonly string[]> {
  const listing = await must(lab.hosts.router, 'nft', 'list', 'set', 'inet', 'tonewall', 'pinholes');
  return [...listing.matchAll(/([\d.]+) \. [\d.]+ \. \d+ timeout/g)]
    .map(([, player = '']) => player)
    .toSorted();
}

/** The phone, at other ports than doors. */
const knocksAt = (host: string): Promise<LabProcess> =>
  lab.hosts.phone.start(process.execPath, [scriptPath('knocking.ts'), JSON.stringify({ host })], {
    ready: /knocked=[1-9]/,
  });

it('somebody who says that it is a player that is there moves nothing', async () => {
  await untilFound(lab, 'phone', PLAYERS, SOON);
  expect([await offerTo(OFFICE), await offerTo(KITCHEN)]).toEqual([[OFFICE], [KITCHEN, OFFICE]]);
  await forgeFrom(FORGER);
  expect(await moves()).toEqual([]);
  await untilFound(lab, 'phone', PLAYERS, SOON);
}, 120_000);

it('and neither does somebody who says so while the player is off, without its hardware', async () => {
  await steer(lab, '/players/Office/vanish');
  await must(lab.hosts.intruder, 'ip', 'address', 'add', `${AGAIN}/24`, 'dev', 'eth0');
  const heard = ear.output().length;
  await forgeFrom(AGAIN);
  expect(await moves()).toEqual([]);
  expect(ear.output().slice(heard)).not.toContain(AGAIN);
}, 120_000);

it('a player with another address is guarded there within seconds, and nothing else reaches it', async () => {
  const input = JSON.stringify({ from: [PHONE], to: [KITCHEN, ...OTHERS], each: 2 });
  const sessions = await lab.hosts.phone.start(process.execPath, [scriptPath('sessions.ts'), input], {
    ready: 'open=6 ',
  });
  const knockers = await Promise.all([OFFICE, NEW].map(knocksAt));
  expect(await withPinholes()).toEqual([KITCHEN, OFFICE]);
  const heard = ear.output().length;
  await moveOffice(lab, OFFICE, NEW);
  await expect
    .poll(() => ear.output().slice(heard), { timeout: SOON })
    .toMatch(new RegExp(`alive from ${NEW}:1900 of \\S+ at http://${NEW}:1400/`));
  await untilFound(lab, 'phone', [KITCHEN, ...OTHERS, NEW], SOON);
  expect(await volumeSetAt(lab, NEW)).toBe(200);
  expect(await withPinholes()).toEqual([KITCHEN]);
  await Promise.all(knockers.map((knocker) => knocker.stop()));
  await sessions.waitFor(/answers=[1-9]/);
  expect(sessions.output()).not.toMatch(/broken=[1-9]/);
  await sessions.stop();
  expect(await moves()).toEqual([{ room: 'Office', id: OFFICE_ID, from: OFFICE, to: NEW }]);
  expect(await leaksAt(lab, 'players')).toEqual(NO_LEAKS);
}, 180_000);

it('where the player is can be seen, and nobody is led to where it was', async () => {
  expect(await status()).toContain(`Office HAS MOVED: ${lab.config} has ${OFFICE}, it is guarded at ${NEW}.`);
  expect(await tonewall('firewall', 'status', lab.config)).toMatch(
    new RegExp(
      `^The rules in force are those of the configuration\\.\\n${OFFICE} of the file is at ${NEW} now`,
    ),
  );
  const doors = await must(lab.hosts.router, 'nft', 'list', 'map', 'inet', 'tonewall', 'doors');
  expect(doors).toContain(`${NEW} . 1400`);
  expect(doors).not.toContain(`${OFFICE} `);
});

it('rules that are applied again and a guard that starts again keep it there', async () => {
  expect(await tonewall('firewall', 'apply', lab.config)).toContain('nothing was changed');
  await lab.guard.stop();
  lab = { ...lab, guard: await startGuard(lab) };
  await untilFound(lab, 'phone', [KITCHEN, ...OTHERS, NEW], SOON);
  expect(await volumeSetAt(lab, NEW)).toBe(200);
  expect(await moves()).toHaveLength(1);
}, 120_000);

it('rules that another program took away are there again, and follow the guard', async () => {
  await must(lab.hosts.router, 'nft', 'flush', 'ruleset');
  await expect
    .poll(() => volumeSetAt(lab, NEW).catch(() => 0), { timeout: 60_000, interval: 1000 })
    .toBe(200);
}, 120_000);

it('a player that is where the file has it again is guarded there again', async () => {
  await moveOffice(lab, NEW, OFFICE);
  await untilFound(lab, 'phone', PLAYERS, SOON);
  expect(await volumeSetAt(lab, OFFICE)).toBe(200);
  expect((await moves()).at(-1)).toEqual({ room: 'Office', id: OFFICE_ID, from: NEW, to: OFFICE });
  expect(await status()).not.toContain('HAS MOVED');
  expect(await leaksAt(lab, 'players')).toEqual(NO_LEAKS);
}, 180_000);

it('without the helper it is told where the player is, and nothing moves', async () => {
  await must(lab.hosts.router, 'pkill', '-KILL', '-f', `firewall helper ${lab.config}`);
  const before = await moves();
  await moveOffice(lab, OFFICE, NEW);
  await expect
    .poll(status, WAIT)
    .toContain(
      `Office IS ELSEWHERE: ${lab.config} has ${OFFICE}, it answers at ${NEW} and is not guarded there.`,
    );
  expect(await moves()).toEqual(before);
  const doors = await must(lab.hosts.router, 'nft', 'list', 'map', 'inet', 'tonewall', 'doors');
  expect(doors).not.toContain(NEW);
  expect(await journalOf(lab, 'player-elsewhere')).toMatchObject([
    { facts: { room: 'Office', from: OFFICE, to: NEW } },
  ]);
  expect(await leaksAt(lab, 'players')).toEqual(NO_LEAKS);
}, 180_000);

it('once the helper is there again the player is followed', async () => {
  await startHelper(lab);
  await untilFound(lab, 'phone', [KITCHEN, ...OTHERS, NEW], 60_000);
  expect(await volumeSetAt(lab, NEW)).toBe(200);
  expect((await moves()).at(-1)).toEqual({ room: 'Office', id: OFFICE_ID, from: OFFICE, to: NEW });
  expect(await status()).toContain(`Office HAS MOVED: ${lab.config} has ${OFFICE}, it is guarded at ${NEW}.`);
  expect(await offerTo(NEW)).toEqual([NEW]);
  expect(await leaksAt(lab, 'players')).toEqual(NO_LEAKS);
}, 150_000);
