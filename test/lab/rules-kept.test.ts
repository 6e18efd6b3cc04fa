import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { startHelper } from './discovery-lab.ts';
import { arrivalsDuring, type GatewayLab, gatewayLab, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { pause } from './pause.ts';
import { bytesOf, hearTicks, ticksAt } from './ticks.ts';
import { TONEWALL } from './tonewall.ts';

/** Other programs take the rules away, as `fw4 flush` and a restarted nftables do, while a guest knocks at a player without end. */
let lab: GatewayLab;
let helper: LabProcess;
const KITCHEN = '10.0.30.21';
const FOREIGN = 'ip saddr 10.0.20.0/24';

inLab({
  build: async () => {
    lab = await gatewayLab();
    await lab.hosts.guest.start(
      process.execPath,
      [scriptPath('knocking.ts'), JSON.stringify({ host: KITCHEN })],
      { ready: 'knocked=' },
    );
    helper = await startHelper(lab);
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const tonewall = (...args: readonly string[]) =>
  lab.hosts.router.run(process.execPath, [TONEWALL, 'firewall', ...args]);

const putBack = (): number => [...helper.output().matchAll(/are again after \d+ ms/g)].length;

/** Resolves when the rules were put back after the work: once, or each table by itself. */
async function afterwards(work: () => Promise<unknown>): Promise<void> {
  const before = putBack();
  await work();
  await vi.waitFor(() => expect(putBack()).toBeGreaterThan(before), { timeout: 15_000, interval: 20 });
}

const packetsIn = (ms: number): Promise<number> =>
  arrivalsDuring(lab.hosts.kitchen, () => pause(ms), FOREIGN);

it('brings the rules into force where there are none', async () => {
  await vi.waitFor(() => expect(putBack()).toBe(1), { timeout: 15_000 });
  expect((await tonewall('status', lab.config)).code).toBe(0);
  expect(await packetsIn(500)).toBe(0);
});

/** As `fw4 flush` of OpenWrt does. */
const EACH_TABLE =
  'nft list tables | while read -r _ family name; do nft delete table "$family" "$name"; done';

it.each([
  ['all tables are emptied', 'nft flush ruleset'],
  ['each table is deleted, whosever it is', EACH_TABLE],
  ['the rules of ours are taken out of their chains', 'nft flush table inet tonewall'],
  ['the table of what is heard by ARP is gone', 'nft delete table arp tonewall'],
  ['the table of what one of a group is told is gone', 'nft delete table ip tonewall'],
  ['one chain is gone', 'nft delete chain inet tonewall passing'],
])('puts them back where %s, and says who did it', async (_, command) => {
  await afterwards(() => must(lab.hosts.router, 'sh', '-c', command));
  expect(await packetsIn(500)).toBe(0);
  expect((await tonewall('status', lab.config)).code).toBe(0);
  expect(helper.output().split('\n').at(-2)).toMatch(/; process \d+ \(nft\) took them away$/);
});

it('leaves nothing of what began while they were gone', async () => {
  await ticksAt(lab.hosts.kitchen, { host: KITCHEN, tcp: 4711, udp: 4712 });
  process.kill(helper.pid, 'SIGSTOP');
  await must(lab.hosts.router, 'nft', 'flush', 'ruleset');
  const hearing = await hearTicks(lab.hosts.guest, { host: KITCHEN, port: 4711 });
  await afterwards(async () => process.kill(helper.pid, 'SIGCONT'));
  // What was said before is printed within a quarter of a second.
  await pause(300);
  const before = bytesOf(hearing);
  expect(await packetsIn(1000)).toBe(0);
  expect(bytesOf(hearing)).toBe(before);
});

it('puts back what was in force where the file is broken just then', async () => {
  const file = readFileSync(lab.config);
  writeFileSync(lab.config, 'version: 1\nplaiers: {}\n');
  await afterwards(() => must(lab.hosts.router, 'nft', 'flush', 'ruleset'));
  writeFileSync(lab.config, file);
  expect((await tonewall('status', lab.config)).code).toBe(0);
});

it('hears of it again after its ears were taken away', async () => {
  const ears = (await must(lab.hosts.router, 'pgrep', '-P', `${helper.pid}`, '-x', 'nft')).trim();
  await must(lab.hosts.router, 'kill', '-9', ears);
  await vi.waitFor(
    async () => {
      const now = (await lab.hosts.router.run('pgrep', ['-P', `${helper.pid}`, '-x', 'nft'])).stdout.trim();
      expect(now).not.toBe('');
      expect(now).not.toBe(ears);
    },
    { timeout: 10_000 },
  );
  await afterwards(() => must(lab.hosts.router, 'nft', 'flush', 'ruleset'));
});

it('is told that they are kept by whoever takes them away, and no longer when nobody keeps them', async () => {
  const refused = await tonewall('remove');
  expect([refused.code, refused.stdout]).toEqual([71, '']);
  expect(refused.stderr).toContain('are in force again\nhint: Stop tonewall firewall helper first');
  expect((await tonewall('status', lab.config)).code).toBe(0);
  await helper.stop();
  expect(await tonewall('remove')).toMatchObject({ code: 0, stdout: 'The rules are gone.\n' });
  expect(await packetsIn(500)).toBeGreaterThan(0);
});
