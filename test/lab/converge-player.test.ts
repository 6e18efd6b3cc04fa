import { beforeEach, expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS } from './discovery-lab.ts';
import { answersTo, foundBy, untilFound } from './finding.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import type { LabProcess } from './process.ts';
import { ALL_ROOMS, FOR_SPEAKERS, mdnsFrom, roomsIn } from './mdns-ears.ts';
import { steer } from './steer.ts';

/** A player goes without a word, comes back, and starts again; people elsewhere are told. */
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
/** 35 seconds of silence, a question every ten, and what a loaded machine takes. */
const GONE = 75_000;
const SOON = 30_000;

/** X-RINCON-BOOTSEQ of what is answered for the office. */
async function bootOfOffice(): Promise<number> {
  const answers = await answersTo(lab, 'phone');
  const text = answers.find(({ from }) => from === OFFICE)?.text ?? '';
  return Number(/^X-RINCON-BOOTSEQ: (\d+)\r$/m.exec(text)?.[1]);
}

it('a player that vanishes is answered for no more, by SSDP and mDNS, and is again when it is back', async () => {
  await untilFound(lab, 'phone', PLAYERS, SOON);
  const byMdns = async () =>
    roomsIn(await mdnsFrom(lab.hosts.phone, { questions: FOR_SPEAKERS, unicast: true }));
  expect(await byMdns()).toEqual(ALL_ROOMS);
  await steer(lab, '/players/Office/vanish');
  await ear.waitFor(`heard ssdp:byebye from ${OFFICE}:1900`, GONE);
  await untilFound(lab, 'phone', [KITCHEN, ...OTHERS], SOON);
  expect(await byMdns()).toEqual(ALL_ROOMS.filter((room) => room !== 'Office'));
  await steer(lab, '/players/Office/restore');
  await untilFound(lab, 'phone', PLAYERS, SOON);
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
}, 180_000);

it('a player that starts again is told, with its new number of starts', async () => {
  const before = await bootOfOffice();
  const heard = ear.output().length;
  await steer(lab, '/players/Office/reboot');
  await expect
    .poll(() => ear.output().slice(heard), { timeout: 60_000 })
    .toMatch(new RegExp(`byebye from ${OFFICE}[^]*alive from ${OFFICE}`));
  await expect.poll(bootOfOffice, { timeout: SOON, interval: 300 }).toBe(before + 1);
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
}, 180_000);
