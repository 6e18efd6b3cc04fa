import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { OUR_TABLES } from '../rig/tables-of.ts';
import { labCapability } from './capability.ts';
import { must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { blocksUnder } from './install-page.ts';
import { busyboxMissing } from './openwrt/box.ts';
import { findings } from './openwrt/findings.ts';
import { letGuestsIn, WITH_PLAYERS, WITHOUT_PLAYERS } from './openwrt/guests.ts';
import { fetched, type House, houseWithOpenwrt, passedDuring, sets, volume } from './openwrt/house.ts';
import { pause } from './pause.ts';
import { limitGiven, running } from './openwrt/running.ts';

/**
 * "OpenWrt" of docs/install.md, followed to the letter on a computer with BusyBox and stand-ins for what else OpenWrt has. Somebody in the network at home
 * knocks at a player without end; what comes to the player from another network is counted at the player.
 */
let house: House;

inLab({
  build: async () => {
    house = await houseWithOpenwrt();
  },
  close: () => house?.close(),
  timeoutMs: 120_000,
  missing: () => labCapability() ?? busyboxMissing(),
});

const steps = blocksUnder('OpenWrt');
const [REMOVAL = ''] = steps.slice(-1);
const follow = (commands: string): Promise<string> => house.box.must('sh', '-ec', commands);

let done = 0;
/** Follows the page to the end of the step that has these words; returns what was said. */
async function followTo(words: string): Promise<string> {
  let said = '';
  for (const end = steps.findIndex((commands) => commands.includes(words)); done <= end; done += 1)
    said += await follow(steps[done] ?? '');
  return said;
}

const tables = async (): Promise<readonly string[]> =>
  (await must(house.hosts.router, 'nft', 'list', 'tables')).split('\n').filter(Boolean).toSorted();
const ALL = [...OUR_TABLES, 'table inet fw4'].toSorted();

const phoneSets = (level: number): Promise<void> =>
  vi.waitFor(async () => expect(await sets(house, 'phone', level)).toBe(200), {
    timeout: 20_000,
    interval: 100,
  });
const ours = async (): Promise<readonly number[]> =>
  (await running(house, '/usr/lib/node_modules/tonewall')).map(({ pid }) => pid);

it('without rules all that is sent to a player comes to it', async () => {
  await followTo('firewall.speakers=zone');
  await follow('service firewall stop');
  const arrive = async () => expect(await passedDuring(house, () => pause(200))).toBeGreaterThan(20);
  await vi.waitFor(arrive, { timeout: 10_000 });
  await follow('service firewall start');
  expect(await tables()).toEqual(['table inet fw4']);
});

it('nothing is started as root where the user is missing', async () => {
  const script = '/usr/lib/node_modules/tonewall/packaging/openwrt/tonewall.init';
  const started = await house.box.run('/etc/rc.common', script, 'start');
  expect(started).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no user tonewall') });
  expect(await ours()).toEqual([]);
});

it('all is started as the page says, and nothing passes meanwhile', async () => {
  let said = '';
  const passed = await passedDuring(house, async () => (said = await followTo('/etc/sysupgrade.conf')));
  expect([passed, await tables()]).toEqual([0, ALL]);
  expect(said).toContain('The rules are in force.\n');
  expect(said).toMatch(/^http:\/\/192\.168\.1\.1:\d+\/enrol\?code=/m);
  expect(await running(house, 'firewall helper')).toMatchObject([{ user: '0' }]);
  expect(await running(house, 'main.js guard')).toMatchObject([
    { user: '990', openFiles: limitGiven(65_536) },
  ]);
});

it('beside fw4 a phone at home reaches the player, the player the internet, and the doctor finds nothing', async () => {
  await phoneSets(33);
  expect([await volume(house), await fetched(house)]).toEqual(['33', 'music for ::ffff:198.51.100.7']);
  expect(await findings(house)).toEqual([]);
});

it('the rules are there again after fw4 took the tables of everybody, and nothing passes when it starts', async () => {
  await follow('service firewall stop');
  await vi.waitFor(async () => expect(await tables()).toEqual(OUR_TABLES), { timeout: 5000, interval: 20 });
  // The helper ends what began in that moment.
  await pause(300);
  const verbs = ['start', 'restart', 'reload'].map((verb) => `service firewall ${verb}`).join('\n');
  expect(await passedDuring(house, () => follow(verbs))).toBe(0);
  expect(await tables()).toEqual(ALL);
  await phoneSets(34);
});

const STOP = ['stop', 'start', 'restart'].map((verb) => `/etc/init.d/tonewall ${verb}`).join('\n');

it.each([
  ['are stopped', () => follow(STOP)],
  ['are killed', async () => (await ours()).forEach((pid) => process.kill(pid, 'SIGKILL'))],
])('nothing passes while guard and helper %s, and both come back', async (_, end) => {
  const before = await ours();
  const passed = await passedDuring(house, async () => {
    await end();
    await phoneSets(35);
  });
  const now = await vi.waitFor(async () => {
    const found = await ours();
    expect(found.filter((pid) => !before.includes(pid))).toHaveLength(2);
    return found;
  });
  expect([passed, now.length]).toEqual([0, 2]);
});

it.each([
  ['all is as it was', ''],
  ['the configuration is broken', 'plaiers: {}\n'],
])(
  'nothing passes when the router starts and %s',
  async (_, broken) => {
    const file = join(house.box.root, 'etc/tonewall/tonewall.yaml');
    const whole = readFileSync(file, 'utf8');
    const passed = await passedDuring(house, async () => {
      await house.box.cutOff();
      writeFileSync(file, whole + broken);
      await house.box.boot();
      expect(await tables()).toEqual(ALL);
    });
    writeFileSync(file, whole);
    expect(passed).toBe(0);
    await follow('/etc/init.d/tonewall start');
    await phoneSets(36);
  },
  30_000,
);

it('the doctor finds what the zones of a new OpenWrt drop', async () => {
  await follow(WITHOUT_PLAYERS);
  const [found, ...others] = await findings(house);
  expect([found?.id, found?.verdict, others]).toEqual(['conflicting-rules', 'fail', []]);
  expect(found?.evidence.join('\n')).toContain('Table inet fw4 (of OpenWrt), chain forward, drops');
  // Where a card has no zone they change nothing.
  for (const line of found?.cures ?? []) expect(line).toMatch(/^src=\$\(fw4 device br-\w+\) && .*uci add/);
  const tried = await house.box.run(
    'sh',
    '-ec',
    found?.cures.find((line) => line.includes('br-speakers')) ?? '',
  );
  expect([tried.code, tried.stderr]).toEqual([1, '']);
  await follow(WITH_PLAYERS);
  expect(await findings(house)).toEqual([]);
});

it('the doctor finds what the zone of guests refuses, and its lines let in that and nothing else', async () => {
  await letGuestsIn(house);
  const [found, ...others] = await findings(house);
  expect([found?.id, found?.verdict, others]).toEqual(['conflicting-rules', 'fail', []]);
  for (const line of found?.cures ?? []) await follow(line);
  expect(await findings(house)).toEqual([]);
  // A guest may nothing here: that is an answer, too.
  let answered = 0;
  expect(await passedDuring(house, async () => (answered = await sets(house, 'guest', 10)))).toBe(0);
  expect(answered).toBe(500);
});

it('is gone after the lines that take it away, but for what its owner wrote', async () => {
  await follow(REMOVAL);
  expect([await tables(), await ours()]).toEqual([['table inet fw4'], []]);
  expect(
    await follow('find / -xdev -name "*tonewall*" ! -path "/packages/*" ! -path "/tmp/tonewall-*"'),
  ).toBe('/etc/tonewall\n/etc/tonewall/tonewall.yaml\n');
  const words =
    'grep -rl "tonewall\\|speakers" /etc/passwd /etc/group /etc/config /etc/sysupgrade.conf /etc/rc.d || true';
  expect(await follow(words)).toBe('');
});
