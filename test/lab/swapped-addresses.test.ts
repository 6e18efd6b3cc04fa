import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientsHousehold } from '../clients/household.ts';
import { OFFICE_ID, volumeSetAt } from './another-address.ts';
import { type DiscoveryLab, discoveryLab, journalOf, PHONE, PLAYERS, startGuard } from './discovery-lab.ts';
import { foundBy, untilFound } from './finding.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import type { LabProcess } from './process.ts';
import { steer } from './steer.ts';
import { TONEWALL } from './tonewall.ts';
import { ANSWERS } from './ready.ts';

/** Two players come back with each other's addresses; guests may find and use one of them, and not the other. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 150_000,
});

const [KITCHEN, OFFICE, ...OTHERS] = PLAYERS;
const KITCHEN_ID = 'RINCON_000E58A0370101400';
const SOON = 60_000;
const WAIT = { timeout: SOON, interval: 500 };

const moves = async (): Promise<readonly unknown[]> =>
  (await journalOf(lab, 'player-moved')).map(({ facts }) => facts);

/** They vanish, and the same two start with their addresses the other way round. */
async function swap(): Promise<LabProcess> {
  for (const room of ['Kitchen', 'Office']) await steer(lab, `/players/${room}/vanish`);
  const [kitchen, office] = clientsHousehold(KITCHEN).rooms;
  const file = join(lab.folder, 'swapped.json');
  writeFileSync(file, JSON.stringify({ name: 'swapped', firstAddress: KITCHEN, rooms: [office, kitchen] }));
  return lab.hosts.players.start(process.execPath, [TONEWALL, 'sim', '--household', file], {
    ready: ANSWERS,
    timeoutMs: 60_000,
  });
}

/** What a device gets of the page that names a player. */
async function descriptionFor(who: 'phone' | 'guest', host: string): Promise<string> {
  const request = [
    'GET /xml/device_description.xml HTTP/1.1',
    `Host: ${host}:1400`,
    'Connection: close',
    '',
    '',
  ].join('\r\n');
  return String(Object(await lab.hosts[who].script('exchange.ts', { host, port: 1400, request })).body);
}

/** A guest who reads, again and again, what a player at the kitchen's address says of itself. */
const looking = (): Promise<LabProcess> => {
  const program = `setInterval(async () => {
    const asked = { headers: { connection: 'close' }, signal: AbortSignal.timeout(2000) };
    const told = await fetch('http://${KITCHEN}:1400/xml/device_description.xml', asked).then((answer) => answer.text(), () => '');
    console.log(told.includes('${OFFICE_ID}') ? 'the office' : told.includes('${KITCHEN_ID}') ? 'the kitchen' : 'nothing');
  }, 100)`;
  return lab.hosts.guest.start(process.execPath, ['-e', program], { ready: 'the kitchen' });
};

const knocksAt = (host: string): Promise<LabProcess> =>
  lab.hosts.phone.start(process.execPath, [scriptPath('knocking.ts'), JSON.stringify({ host })], {
    ready: /knocked=[1-9]/,
  });

it('before, each is where the file says', async () => {
  await untilFound(lab, 'phone', PLAYERS, SOON);
  expect(await foundBy(lab, 'guest')).toEqual([KITCHEN]);
  expect(await descriptionFor('phone', KITCHEN)).toContain(KITCHEN_ID);
  expect(await descriptionFor('phone', OFFICE)).toContain(OFFICE_ID);
  expect(await descriptionFor('guest', OFFICE)).not.toContain(OFFICE_ID);
}, 120_000);

it('players that change places are guarded where they are, each by the rules of its own room', async () => {
  await countLeaks(lab, 'players');
  const input = JSON.stringify({ from: [PHONE], to: OTHERS, each: 2 });
  const sessions = await lab.hosts.phone.start(process.execPath, [scriptPath('sessions.ts'), input], {
    ready: 'open=4 ',
  });
  const knockers = await Promise.all([KITCHEN, OFFICE].map(knocksAt));
  const guest = await looking();
  await swap();
  await expect.poll(moves, WAIT).toHaveLength(2);
  await expect.poll(() => foundBy(lab, 'guest'), WAIT).toEqual([OFFICE]);
  await untilFound(lab, 'phone', PLAYERS, SOON);
  await guest.stop();
  expect(guest.output()).not.toContain('the office');
  await Promise.all(knockers.map((knocker) => knocker.stop()));
  expect(await moves()).toEqual(
    expect.arrayContaining([
      { room: 'Kitchen', id: KITCHEN_ID, from: KITCHEN, to: OFFICE },
      { room: 'Office', id: OFFICE_ID, from: OFFICE, to: KITCHEN },
    ]),
  );
  expect(await descriptionFor('phone', KITCHEN)).toContain(OFFICE_ID);
  expect(await descriptionFor('phone', OFFICE)).toContain(KITCHEN_ID);
  expect(await descriptionFor('guest', OFFICE)).toContain(KITCHEN_ID);
  expect(await descriptionFor('guest', KITCHEN)).not.toContain(OFFICE_ID);
  expect([await volumeSetAt(lab, KITCHEN), await volumeSetAt(lab, OFFICE)]).toEqual([200, 200]);
  await sessions.waitFor(/answers=[1-9]/);
  expect(sessions.output()).not.toMatch(/broken=[1-9]/);
  await sessions.stop();
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
}, 240_000);

it('a guard that starts again has them where they are', async () => {
  await lab.guard.stop();
  lab = { ...lab, guard: await startGuard(lab) };
  await expect.poll(() => foundBy(lab, 'guest'), WAIT).toEqual([OFFICE]);
  expect(await descriptionFor('guest', KITCHEN)).not.toContain(OFFICE_ID);
  expect(await moves()).toHaveLength(2);
  expect(
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'status', lab.config),
  ).toContain(`${KITCHEN} of the file is at ${OFFICE} now`);
}, 150_000);
