import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ROOT } from '../../tools/steps/command.ts';
import { tonewall } from './tonewall.ts';

/** Systemd itself reads the units that `tonewall service plan` prints, and says what they leave open. */
const ANALYZE = '/usr/bin/systemd-analyze';
let folder = '';
let units: readonly string[] = [];

const CONFIG = `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments:
  - { interface: eth1, network: 10.0.30.0/24, holds: players }
  - { interface: eth2, network: 10.0.10.0/24, role: member }
`;

interface Plan {
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tonewall-units-'));
  writeFileSync(join(folder, 'tonewall.yaml'), CONFIG);
  const { stdout } = await tonewall(['service', 'plan', join(folder, 'tonewall.yaml'), '--json']);
  units = (JSON.parse(stdout) as Plan).files.map(({ path, text }) => {
    const file = join(folder, basename(path));
    writeFileSync(file, text);
    return file;
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach((context) => {
  if (!existsSync(ANALYZE)) context.skip('systemd-analyze is not installed');
});

const analyze = (...args: readonly string[]) =>
  spawnSync(ANALYZE, args, { encoding: 'utf8', env: { PATH: process.env['PATH'], NO_COLOR: '1' } });

it('systemd has no complaint', () => {
  expect(units.length).toBe(3);
  const done = analyze('verify', '--man=no', '--recursive-errors=no', ...units);
  expect([done.status, done.stdout, done.stderr]).toEqual([0, '', '']);
});

it('nor of the unit for hosts of containers', () => {
  const unit = join(ROOT, 'packaging/oci/tonewall-rules.service');
  const done = analyze('verify', '--man=no', '--recursive-errors=no', unit);
  expect([done.status, done.stdout, done.stderr]).toEqual([0, '', '']);
});

it('a setting that systemd does not know is complained of: the check can fail', () => {
  const wrong = join(folder, 'wrong.service');
  writeFileSync(wrong, '[Service]\nExecStart=/bin/true\nProtectEverything=yes\n');
  expect(analyze('verify', '--man=no', wrong).stderr).toContain('ProtectEverything');
});

/** 0.0 is nothing, 10.0 everything; a service of Debian without settings of its own has 9.6. */
const MOST_EXPOSED: Readonly<Record<string, number>> = {
  // `capset`, which takes privileges away and gives none, counts as much as all privileged calls together.
  'tonewall.service': 1.4,
  'tonewall-firewall-helper.service': 1.9,
  'tonewall-firewall.service': 1.9,
};

it.each(Object.entries(MOST_EXPOSED))('%s is exposed by %d at most', (name, most) => {
  const { stdout } = analyze('security', '--offline=true', '--no-pager', join(folder, name));
  const exposed = Number(/Overall exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
  expect(exposed).toBeGreaterThan(0);
  expect(exposed).toBeLessThanOrEqual(most);
});
