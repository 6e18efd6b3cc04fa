import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownAddress } from '../../../src/base/address.ts';
import { guardPorts } from '../../../src/cli/guard/ports.ts';
import type { LoadedConfig } from '../../../src/config/load.ts';
import { readConfig } from '../../../src/config/read.ts';
import { type RunningGuard, startGuard } from '../../../src/guard/running/guard.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import { silentLog } from '../../../src/ports/log.ts';

export interface GuardUnderTest {
  readonly guard: RunningGuard;
  readonly stateFolder: string;
  stop(): Promise<void>;
}

export interface GuardSetting {
  readonly clock?: Clock;
  /** Puts what it needs into the state folder before the guard starts. */
  readonly prepare?: (stateFolder: string) => Promise<void>;
}

/** A `tonewall.yaml` of this text. */
export function configOf(text: string): LoadedConfig {
  const config = readConfig(text, 'tonewall.yaml');
  if (!config.ok) throw new Error(config.error.map(({ message }) => message).join('; '));
  return { config: config.value, cedarFiles: [] };
}

/** The whole guard, when every player has answered, with a state folder of its own, for a `tonewall.yaml` of this text. */
export async function startGuardOf(
  text: string,
  { clock, prepare }: GuardSetting = {},
): Promise<GuardUnderTest> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'tonewall-guard-'));
  await prepare?.(stateFolder);
  const config = configOf(text);
  const guard = await startGuard(
    { ...guardPorts(silentLog), ...(clock ? { clock } : {}) },
    {
      config,
      stateFolder,
      listenOn: (gateway) => knownAddress(gateway ? '127.0.0.3' : '127.0.0.1'),
    },
  );
  while (guard.known().length < config.config.players.size)
    await new Promise((resolve) => setTimeout(resolve, 10));
  return {
    guard,
    stateFolder,
    stop: async () => {
      await guard.close();
      await rm(stateFolder, { recursive: true, force: true });
    },
  };
}
