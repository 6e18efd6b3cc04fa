import { afterEach, expect, it } from 'vitest';
import {
  type GuardFolder,
  guardFolder,
  type GuardProcess,
  startGuardProcess,
} from '../rig/guard/guard-process.ts';
import { tonewall } from './tonewall.ts';

let folder: GuardFolder;
let guard: GuardProcess;
afterEach(async () => {
  await guard.end('SIGKILL');
  await folder.remove();
});

/** Once the doors of one player, which need not answer, are open. */
async function guarding(address: string): Promise<object> {
  folder = await guardFolder(
    `version: 1\nplayers:\n  Kitchen: { address: ${address}, guarded-at: 127.36.29.111 }\n`,
  );
  guard = await startGuardProcess({ folder, silentPlayers: 1 });
  const { stdout } = await tonewall(['status', folder.file, '--state', folder.state, '--json']);
  return JSON.parse(stdout);
}

/** A network for documentation: no computer is in it (RFC 5737). */
it('says once at the start, and in the status, what cannot be enforced without segments', async () => {
  const status = await guarding('198.51.100.7');
  expect(status).toMatchObject({ flatNetwork: { near: [], far: ['Kitchen'], page: 'docs/flat-network.md' } });
  await guard.says('More: docs/flat-network.md');
  expect(guard.output.stderr.match(/ONE FLAT NETWORK/g)).toHaveLength(1);
  expect(guard.output.stderr).toMatch(/Not enforced: what is sent to a player's own address/);
});

it('says nothing of it of players that no other device reaches', async () => {
  expect(await guarding('127.36.29.11')).not.toHaveProperty('flatNetwork');
  expect(guard.output.stderr).not.toContain('FLAT');
});
