import { dirname, join } from 'node:path';
import { TonewallError } from '../../base/errors.ts';
import { type LoadedConfig, loadConfig } from '../../config/load.ts';
import type { RunningGuard } from '../../guard/running/guard.ts';
import type { GuardPorts } from '../../guard/running/ports.ts';

const LOOK_MS = 500;

type Ports = Pick<GuardPorts, 'clock' | 'disk' | 'log'>;

interface Watched {
  readonly ports: Ports;
  readonly file: string;
  readonly signal: AbortSignal;
}

/** A configuration, and marks of its files that are no newer than it. */
export interface ReadConfig {
  readonly config: LoadedConfig;
  readonly stamps: string;
}

/** Reads twice: only the file tells which Cedar files it names, and their marks have to be taken first. */
export async function readStamped({ disk }: Pick<Ports, 'disk'>, file: string): Promise<ReadConfig> {
  const stamps = await stampsOf(disk, file, await loadConfig(disk, file));
  return { config: await loadConfig(disk, file), stamps };
}

/** Puts changed files into force, until the signal. A problem leaves what is in force as it is, and is told once. */
export async function watchConfig(
  { ports, file, signal }: Watched,
  first: ReadConfig,
  guard: Pick<RunningGuard, 'reload'>,
): Promise<void> {
  let known = first;
  let trouble: TonewallError | undefined;
  while (await slept(ports, signal)) {
    const stamps = await stampsOf(ports.disk, file, known.config);
    const isChanged = stamps !== known.stamps;
    if (!isChanged && !mayPass(trouble)) continue;
    const read = await reloaded(ports, file, guard);
    const failure = read instanceof TonewallError ? read : undefined;
    if (failure && (isChanged || failure.message !== trouble?.message)) complain(ports, failure);
    trouble = failure;
    known = { config: read instanceof TonewallError ? known.config : read, stamps };
  }
}

/** What hinders reading may pass without a change of a file that is watched; what is wrong in a file does not. */
const mayPass = (trouble: TonewallError | undefined): boolean => trouble?.code === 'file-unreadable';

/** Of the file and of the Cedar files that it names. A file that is not there is another than one that is. */
async function stampsOf(disk: Ports['disk'], file: string, { config }: LoadedConfig): Promise<string> {
  const paths = [file, ...config.policyFiles.map(({ name }) => join(dirname(file), name))];
  return JSON.stringify(await Promise.all(paths.map((path) => disk.stamp(path).catch(() => 'unreadable'))));
}

/** False when it is time to end. */
const slept = ({ clock }: Ports, signal: AbortSignal): Promise<boolean> =>
  clock.sleep(LOOK_MS, signal).then(
    () => true,
    () => false,
  );

async function reloaded(
  { disk, log }: Ports,
  file: string,
  guard: Pick<RunningGuard, 'reload'>,
): Promise<LoadedConfig | TonewallError> {
  try {
    const config = await loadConfig(disk, file);
    guard.reload(config);
    log.info('configuration read anew', { file });
    return config;
  } catch (cause) {
    if (cause instanceof TonewallError) return cause;
    throw cause;
  }
}

const complain = ({ log }: Ports, { message, hint }: TonewallError): void =>
  log.warn(`THE OLD POLICY STAYS IN FORCE: ${message}`, { hint });
