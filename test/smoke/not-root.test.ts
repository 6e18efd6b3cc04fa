import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
/** `nobody`, where the tests run as root. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

const CONFIG = `version: 1
players: { Kitchen: { address: 10.0.30.21 } }
segments: [{ interface: eth1, network: 10.0.30.0/24, holds: players }]
`;

it('the helper of the firewall says that it has to run as root', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tonewall-not-root-'));
  try {
    const file = join(folder, 'tonewall.yaml');
    writeFileSync(file, CONFIG);
    chmodSync(folder, 0o755);
    const args = ['firewall', 'helper', file, '--socket', '/run/of-nobody/firewall.sock'];
    const { status, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', ...NOBODY });
    expect([status, stderr.split('\n').at(1)]).toEqual([73, 'hint: It has to run as root.']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
