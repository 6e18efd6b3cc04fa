import { TonewallError } from '../../base/errors.ts';
import { loadConfig } from '../../config/load.ts';
import type { RunningGuard } from '../../guard/running/guard.ts';
import type { GuardPorts } from '../../guard/running/ports.ts';

const LOOK_MS = 1000;

interface Watched {
  readonly ports: Pick<GuardPorts, 'clock' | 'disk' | 'log'>;
  readonly file: string;
  readonly signal: AbortSignal;
}

/** Puts a changed file into force, until the signal. A file with a problem changes nothing and is told once. */
export async function watchConfig({ ports, file, signal }: Watched, guard: RunningGuard): Promise<void> {
  let stamp = await stampOf(ports, file);
  while (await slept(ports, signal)) {
    const now = await stampOf(ports, file);
    if (now === stamp) continue;
    stamp = now;
    await reload(ports, file, guard);
  }
}

const stampOf = (ports: Watched['ports'], file: string): Promise<string | undefined> =>
  ports.disk.stamp(file).catch(() => undefined);

/** False when it is time to end. */
const slept = ({ clock }: Watched['ports'], signal: AbortSignal): Promise<boolean> =>
  clock.sleep(LOOK_MS, signal).then(
    () => true,
    () => false,
  );

async function reload({ disk, log }: Watched['ports'], file: string, guard: RunningGuard): Promise<void> {
  try {
    guard.reload(await loadConfig(disk, file));
    log.info('configuration read anew', { file });
  } catch (cause) {
    if (!(cause instanceof TonewallError)) throw cause;
    log.warn(`THE OLD POLICY STAYS IN FORCE: ${cause.message}`, { hint: cause.hint });
  }
}
