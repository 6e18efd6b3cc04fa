import { dirname, join } from 'node:path';
import { TonewallError } from '../../base/errors.ts';
import { type LoadedConfig, loadConfig } from '../../config/load.ts';
import type { RunningGuard } from '../../guard/running/guard.ts';
import type { GuardPorts } from '../../guard/running/ports.ts';

const LOOK_MS = 500;
/** Trying to have an address is more work than looking at a file. */
const LOOKS_AT_ADDRESSES = 6;

type Ports = Pick<GuardPorts, 'clock' | 'disk' | 'log'>;

type Reloaded = Pick<RunningGuard, 'reload' | 'stay'>;

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
  guard: Reloaded,
): Promise<void> {
  let known = first;
  let trouble: TonewallError | undefined;
  for (let looks = 1; await slept(ports, signal); looks += 1) {
    const stamps = await stampsOf(ports.disk, file, known.config);
    const isChanged = stamps !== known.stamps;
    if (!isChanged && !mayHavePassed(trouble, looks)) continue;
    looks = 0;
    const read = await reloaded(ports, file, guard);
    const failure = read instanceof TonewallError ? read : undefined;
    if (failure && (isChanged || failure.message !== trouble?.message)) guard.stay(failure);
    trouble = failure;
    known = { config: read instanceof TonewallError ? known.config : read, stamps };
  }
}

/**
 * Whether to try again without a change of a file that is watched, after so many looks: what hinders reading may pass, and
 * whatever holds an address may let go of it; what is wrong in a file does not mend itself.
 */
function mayHavePassed(trouble: TonewallError | undefined, looks: number): boolean {
  if (trouble?.code === 'file-unreadable') return true;
  const isHeld = trouble?.code === 'address-in-use' || trouble?.code === 'address-unavailable';
  return isHeld && looks >= LOOKS_AT_ADDRESSES;
}

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
  guard: Reloaded,
): Promise<LoadedConfig | TonewallError> {
  try {
    const config = await loadConfig(disk, file);
    await guard.reload(config);
    log.info('configuration read anew', { file });
    return config;
  } catch (cause) {
    if (cause instanceof TonewallError) return cause;
    throw cause;
  }
}
