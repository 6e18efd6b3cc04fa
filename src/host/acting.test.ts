import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, 'acting.ts');
const isRoot = process.getuid?.() === 0;

/** Who a process is after it acted as the owner of a folder that belongs to this user and group. */
function after(uid: number, gid: number): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'tonewall-acting-'));
  try {
    chmodSync(folder, 0o700);
    chownSync(folder, uid, gid);
    const script = `import { actAsOwnerOf } from ${JSON.stringify(SOURCE)}; actAsOwnerOf(${JSON.stringify(folder)}); actAsOwnerOf('/no/such/folder');
      console.log(JSON.stringify([process.getuid(), process.getgid(), process.getgroups()]));`;
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    return JSON.parse(done.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('root becomes the owner of a folder, with no group but its own', (context) => {
  if (!isRoot) context.skip('only root can become somebody else');
  expect(after(4321, 4322)).toEqual([4321, 4322, [4322]]);
});

it('root stays root in its own folder', (context) => {
  if (!isRoot) context.skip('only root can become somebody else');
  expect(after(0, 0)).toEqual([0, 0, process.getgroups?.()]);
});
