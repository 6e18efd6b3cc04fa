import { expect, it } from 'vitest';
import { startHelper } from './discovery-lab.ts';
import { cure, diagnose } from './doctor.ts';
import { hardwareOf, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { KITCHEN, nft, PHONE, PINHOLE, PORT } from './music.ts';
import { pause } from './pause.ts';
import { replug } from './replug.ts';
import {
  changeConfig,
  goesShort,
  type ShortWayLab,
  shortWayLab,
  takeUnseen,
  withoutShortWay,
} from './short-way-lab.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';
import { TONEWALL } from './tonewall.ts';

/** The helper has the short way where the configuration wants it and the kernel can; music plays with it and without. */
let lab: ShortWayLab;
/** Milliseconds: two looks of the helper, and what a loaded machine takes. */
const SOON = 25_000;

inLab({
  build: async () => {
    lab = await shortWayLab();
    await ticksAt(lab.hosts.phone, { host: PHONE, tcp: PORT, udp: PORT });
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
  missing: withoutShortWay,
});

/** Whether music that begins now goes past the rules, and that it plays. */
async function plays(): Promise<'short' | 'by the rules'> {
  await nft(lab, `add ${PINHOLE}`);
  const held = await hearTicks(lab.hosts.kitchen, { host: PHONE, port: PORT });
  const isShort = await goesShort(lab, 1500);
  const before = bytesOf(held);
  await expect.poll(() => bytesOf(held), { timeout: 10_000 }).toBeGreaterThan(before + 20);
  await held.stop();
  return isShort ? 'short' : 'by the rules';
}

const SHORT_AGAIN = { timeout: SOON, interval: 500 };

const tables = (): Promise<string> => nft(lab, 'list', 'tables', 'netdev');
const probed = async () => (await diagnose(lab)).of('no-short-way');

it('the doctor sees it', async () => {
  expect(await plays()).toBe('short');
  expect(await probed()).toMatchObject({ verdict: 'pass' });
});

it('music plays by the rules where the kernel wants to see all of it, and short again after the cure', {
  timeout: 90_000,
}, async () => {
  await takeUnseen(lab.hosts.router, 0);
  await lab.helper.waitFor(/music keeps to the rules: net\.netfilter/, SOON);
  expect(await plays()).toBe('by the rules');
  const { verdict, cures } = await probed();
  expect(verdict).toBe('fail');
  await cure(lab, cures[0]);
  await expect.poll(plays, SHORT_AGAIN).toBe('short');
});

it('goes with the key, and comes with it', { timeout: 90_000 }, async () => {
  changeConfig(lab, (text) => text.replaceAll(', short-way: true', ''));
  await expect.poll(tables, { timeout: SOON, interval: 200 }).toBe('');
  await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
  expect(await plays()).toBe('by the rules');
  changeConfig(lab, (text) => text.replace('role: member', 'role: member, short-way: true'));
  await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
  await expect.poll(plays, SHORT_AGAIN).toBe('short');
});

it('comes back with the rules when another program takes all of them away', { timeout: 60_000 }, async () => {
  await nft(lab, 'flush', 'ruleset');
  await expect.poll(plays, SHORT_AGAIN).toBe('short');
});

it.each([
  { card: 'eth1', address: '10.0.10.1', segment: 'home', port: 'p0-1' },
  { card: 'eth0', address: '10.0.30.1', segment: 'speakers', port: 'p0-0' },
])(
  'comes back where the card of $segment is another one of that name',
  { timeout: 90_000 },
  async (cable) => {
    const hardware = await hardwareOf(lab.hosts.router, cable.card);
    await replug(lab, { ...cable, hardware }, 1000);
    await expect.poll(plays, SHORT_AGAIN).toBe('short');
  },
);

it('stays when the helper is killed, and a player is cut off as before', { timeout: 60_000 }, async () => {
  process.kill(lab.helper.pid, 'SIGKILL');
  expect(await plays()).toBe('short');
  const held = await hearTicks(lab.hosts.kitchen, { host: PHONE, port: PORT });
  await nft(lab, `add element inet tonewall cut { ${KITCHEN} timeout 10m }`);
  await pause(2500);
  const before = bytesOf(held);
  await pause(2000);
  expect(bytesOf(held)).toBe(before);
  await held.stop();
});

it('goes with the rules', async () => {
  await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'remove');
  expect(await nft(lab, 'list', 'tables')).not.toContain('tonewall');
});

it('is made by a helper that starts', { timeout: 60_000 }, async () => {
  await startHelper(lab);
  await expect.poll(plays, SHORT_AGAIN).toBe('short');
});
