import { expect, it, vi } from 'vitest';
import { type DiscoveryLab, discoveryLab, PLAYERS } from './discovery-lab.ts';
import { untilFound } from './finding.ts';
import { inLab } from './in-lab.ts';
import { scriptPath } from './lab.ts';
import type { LabProcess } from './process.ts';
import { steer } from './steer.ts';

/** A player comes and goes, and ears are in several segments at once. */
let lab: DiscoveryLab;

inLab({
  build: async () => {
    lab = await discoveryLab();
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

const [KITCHEN] = PLAYERS;

const earOn = (host: 'phone' | 'guest' | 'thing'): Promise<LabProcess> => {
  const input = JSON.stringify({ own: lab.hosts[host].addresses[0] });
  return lab.hosts[host].start(process.execPath, [scriptPath('hear-ssdp.ts'), input], { ready: 'listening' });
};

/** Announcements of the kitchen, each kind as often as it was heard. */
const heardBy = (ear: LabProcess): readonly string[] =>
  ear
    .output()
    .split('\n')
    .filter((line) => line.includes(`from ${KITCHEN}:1900`))
    .map((line) => line.replace(/^heard (\S+) from \S+ of (.*?) at .*$/, '$1 $2'))
    .toSorted();

it('everybody in each segment where everybody may find it hears the same of it, and nobody elsewhere', async () => {
  await untilFound(lab, 'phone', PLAYERS, 30_000);
  const [home, guests, things] = await Promise.all([earOn('phone'), earOn('guest'), earOn('thing')]);
  await steer(lab, '/players/Kitchen/reboot');
  await expect.poll(() => heardBy(home).join('\n'), { timeout: 60_000 }).toMatch(/ssdp:alive/);
  const kinds = (ear: LabProcess) => new Set(heardBy(ear));
  await expect.poll(() => kinds(home).size, { timeout: 30_000 }).toBeGreaterThan(40);
  // Announcements are said more than once: both are still hearing them.
  await vi.waitFor(() => expect(heardBy(guests)).toEqual(heardBy(home)), { timeout: 30_000 });
  expect(things.output()).toBe('listening\n');
}, 180_000);
