import { expect, it } from 'vitest';
import { type DiscoveryLab, discoveryLab, PHONE, PLAYERS } from './discovery-lab.ts';
import { untilFound } from './finding.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import { FOR_SPEAKERS, mdnsFrom, recordsIn } from './mdns-ears.ts';
import { replug } from './replug.ts';
import { steer } from './steer.ts';

/** The card of a segment of people goes and comes while the guard runs. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const HOME = 'eth1';
const CABLE = { card: HOME, address: '10.0.10.1', segment: 'home', port: 'p0-1' };

/** Seconds: two looks at cards, and what a loaded machine takes. */
const SOON = 20_000;

const router = (...command: readonly string[]): Promise<string> => must(lab.hosts.router, 'ip', ...command);

/** By the group of mDNS: where a membership is missing nothing is heard. */
async function foundByMdns(): Promise<readonly string[]> {
  const input = { questions: FOR_SPEAKERS, until: PLAYERS, timeoutMs: 1500 };
  const heard = await mdnsFrom(lab.hosts.phone, input);
  return [...new Set(recordsIn(heard, 'A').map(({ data }) => String(data)))].toSorted();
}

/** Players are found by both ways, and one that starts again is told to the group there. */
async function isWholeAgain(): Promise<void> {
  await untilFound(lab, 'phone', PLAYERS, SOON);
  await expect.poll(foundByMdns, { timeout: SOON, interval: 300 }).toEqual(PLAYERS);
  const ear = JSON.stringify({ own: PHONE });
  const phone = await lab.hosts.phone.start(process.execPath, [scriptPath('hear-ssdp.ts'), ear], {
    ready: 'listening',
  });
  await steer(lab, '/players/Office/reboot');
  await phone.waitFor(`heard ssdp:alive from ${PLAYERS[1]}:1900`, 60_000);
  await phone.stop();
}

/** The description of a player, past which nothing is read. */
const reaches = async (): Promise<boolean> => {
  const program = `fetch('http://${PLAYERS[0]}:1400/xml/device_description.xml', { signal: AbortSignal.timeout(3000) }).then((r) => console.log(r.status), () => console.log('none'))`;
  return (await must(lab.hosts.phone, process.execPath, '-e', program)).trim() === '200';
};

it('a card that goes down and up again', { timeout: 180_000 }, async () => {
  await untilFound(lab, 'phone', PLAYERS, 60_000);
  await countLeaks(lab, 'players');
  await router('link', 'set', HOME, 'down');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await router('link', 'set', HOME, 'up');
  await isWholeAgain();
  await expect.poll(reaches, { timeout: SOON, interval: 300 }).toBe(true);
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
});

it.each([0, 3000])('a card that is made anew after %i ms', { timeout: 180_000 }, async (ms) => {
  await countLeaks(lab, 'players');
  await replug(lab, CABLE, ms);
  await isWholeAgain();
  await expect.poll(reaches, { timeout: SOON, interval: 300 }).toBe(true);
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
});
