import { spawnSync } from 'node:child_process';

/** Runs `ip` and returns what it printed; throws with its own words when it fails. */
export function ip(...args: readonly string[]): string {
  const done = spawnSync('ip', args, { encoding: 'utf8', timeout: 20_000 });
  if (done.status !== 0) {
    throw new Error(
      `ip ${args.join(' ')}: ${done.stderr?.trim() || done.error?.message || `exit ${done.status}`}`,
    );
  }
  return done.stdout;
}
