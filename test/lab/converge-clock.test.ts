import { expect, it } from 'vitest';
import { debianProgram } from '../../tools/debian-packages.ts';
import { labCapability } from './capability.ts';
import { type DiscoveryLab, discoveryLab, enrol, journalOf, PLAYERS, startGuard } from './discovery-lab.ts';
import { untilFound } from './finding.ts';
import { must } from './gateway.ts';
import { GUEST, renew, setVolume, subscribe } from './guest-of-kitchen.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import { countLeaks, leaksAt } from './leaks.ts';
import { type FalseClock, falseClock } from './programs/faketime.ts';
import { TONEWALL } from './tonewall.ts';

/** The guard's clock of the day jumps, as on a computer without a battery that is told the time late. */
let lab: DiscoveryLab;
let clock: FalseClock;

const isMissing = (): string | undefined =>
  labCapability() ?? (debianProgram('faketime') === undefined ? 'faketime is not installed' : undefined);

inLab({
  build: async () => {
    lab = await discoveryLab();
    clock = falseClock(lab.folder);
    await must(lab.hosts.router, 'pkill', '-TERM', '-f', `guard ${lab.config}`);
    const isGone = `while pgrep -f '[g]uard ${lab.config} '; do sleep 0.2; done`;
    await must(lab.hosts.router, 'sh', '-c', isGone);
    await startGuard(lab, clock.env);
    await enrol(lab, 'tablet');
  },
  close: () => lab?.close(),
  timeoutMs: 150_000,
  missing: isMissing,
});

const DAY_MS = 86_400_000;
const SOON = 30_000;

/** Days between the guard's clock and the true one, by what it wrote down of the volume that was set last. */
async function daysOff(): Promise<number> {
  const acts = (await journalOf(lab, 'decision')).filter(({ facts }) =>
    String(facts['action']).endsWith('SetVolume'),
  );
  const { at = Number.NaN } = acts.at(-1) ?? {};
  // Without a zero below zero.
  return Math.round((new Date(at).getTime() - Date.now()) / DAY_MS) + 0;
}

it('a clock that jumps on and back does no harm', { timeout: 240_000 }, async () => {
  await untilFound(lab, 'tablet', PLAYERS, 60_000);
  const input = JSON.stringify({ host: GUEST, port: 3400 });
  const listener = await lab.hosts.guest.start(process.execPath, [scriptPath('listen.ts'), input], {
    ready: 'listening',
  });
  const [status, sid = ''] = (await subscribe(lab)).split(' ');
  expect(status).toBe('200');
  await countLeaks(lab, 'players');
  const events = (): number => listener.output().split('event NOTIFY').length - 1;
  for (const [index, days] of [2, -2, 0].entries()) {
    clock.set(`${days < 0 ? '' : '+'}${days}d`);
    const before = events();
    expect(await setVolume(lab, 30 + index)).toBe('200');
    expect(await daysOff()).toBe(days);
    await expect.poll(events, { timeout: SOON }).toBeGreaterThan(before);
    expect((await renew(lab, sid)).split(' ')[0]).toBe('200');
    await untilFound(lab, 'tablet', PLAYERS, SOON);
    await untilFound(lab, 'thing', [], SOON);
  }
  const verify = [TONEWALL, 'journal', 'verify', '--state', lab.stateFolder];
  expect((await lab.hosts.router.run(process.execPath, verify)).code).toBe(0);
  expect(await leaksAt(lab, 'players')).toEqual({ foreign: 0, carried: 0, asked: 0 });
});
