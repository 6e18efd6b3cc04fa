import { join } from 'node:path';
import type { Disk } from '../../ports/disk.ts';
import { DEFAULT_CONFIG, GUARD_UNIT, STATE_FOLDER, UNIT_FOLDER } from './names.ts';

/** Where the guard of the service reads and keeps what is its own. */
export interface InstalledService {
  readonly file: string;
  readonly state: string;
}

/** The service of this computer; undefined where there is neither its unit nor a configuration where it looks for one. */
export async function installedService(
  disk: Pick<Disk, 'exists' | 'read'>,
): Promise<InstalledService | undefined> {
  const unit = join(UNIT_FOLDER, GUARD_UNIT);
  const isThere = (await disk.exists(unit)) || (await disk.exists(DEFAULT_CONFIG));
  return isThere ? { file: (await fileIn(disk, unit)) ?? DEFAULT_CONFIG, state: STATE_FOLDER } : undefined;
}

const MOST_BYTES = 65_536;

/** As `unitsFor` writes it; undefined where there is no unit, or it is for root only. */
async function fileIn(disk: Pick<Disk, 'read'>, unit: string): Promise<string | undefined> {
  const bytes = await disk.read(unit, MOST_BYTES).catch(() => undefined);
  return /^ExecStart=.* guard ([^\s"%$]+) --state /m.exec(new TextDecoder().decode(bytes))?.[1];
}
