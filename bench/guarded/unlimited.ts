import { knownAddress } from '../../src/base/address.ts';
import { guardPorts } from '../../src/cli/guard/ports.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type RunningGuard, startGuard } from '../../src/guard/running/guard.ts';
import { silentLog } from '../../src/ports/log.ts';

const UNLIMITED = { perSecond: 1_000_000, burst: 1_000_000 };

/** A whole guard that limits nobody. */
export async function startUnlimited(file: string, stateFolder: string): Promise<RunningGuard> {
  const ports = guardPorts(silentLog);
  return startGuard(ports, {
    config: await loadConfig(ports.disk, file),
    stateFolder,
    listenOn: () => knownAddress('127.0.0.1'),
    rates: { read: UNLIMITED, write: UNLIMITED },
  });
}
