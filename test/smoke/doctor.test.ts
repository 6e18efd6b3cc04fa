import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PROBES } from '../../src/guard/doctor/registry.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
/** `nobody`, where the tests run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tonewall-doctor-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The real program, as a user who is not root. */
function doctor(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'doctor', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    ...NOBODY,
  });
  return { status, stdout, stderr };
}

interface Told {
  readonly file: string | null;
  readonly sent: readonly string[];
  readonly probes: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly cures: readonly string[];
  }[];
}

it('tells of the computer alone where there is no configuration, without root, and sends nothing', () => {
  const { status, stdout, stderr } = doctor('--json', '--ask-dhcp');
  const { file, sent, probes }: Told = JSON.parse(stdout);
  expect([file, sent, stderr]).toEqual([null, [], '']);
  expect(probes.map(({ id }) => id).sort()).toEqual(PROBES.map(({ id }) => id).sort());
  const verdicts = new Set(probes.map(({ verdict }) => verdict));
  expect(status).toBe(verdicts.has('fail') ? 1 : verdicts.has('inconclusive') ? 2 : 0);
  // What the kernel tells root alone is no pass; where there is no nft it fails.
  const nft = probes.find(({ id }) => id === 'no-nftables');
  expect(['inconclusive', 'fail']).toContain(nft?.verdict);
  expect(probes.find(({ id }) => id === 'rules-not-in-force')?.verdict).toBe('not-applicable');
});

it('reads the configuration of the folder, and says in words what it read and did', () => {
  writeFileSync(
    join(folder, 'tonewall.yaml'),
    'version: 1\nplayers:\n  Bar: { address: 198.51.100.7, guarded-at: 127.30.0.12 }\n',
  );
  const { status, stdout } = doctor();
  expect(status).toBe(1);
  expect(stdout).toContain('The configuration is tonewall.yaml. Nothing was changed. Nothing was sent.');
  expect(stdout).toContain(
    'FAIL  A player has an address of the internet [public-player]\n  - Bar has 198.51.100.7, an address of the internet.\n',
  );
  expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
});

it('does not go on without a configuration that was named, or that cannot be used', () => {
  expect(doctor('other.yaml')).toMatchObject({ status: 66, stdout: '' });
  writeFileSync(join(folder, 'tonewall.yaml'), 'version: 1\nplayers: 7\n');
  expect(doctor()).toMatchObject({ status: 65, stdout: '' });
});
