import { resolve } from 'node:path';
import { type InstalledService, installedService } from '../../guard/service/installed.ts';
import { nodeDisk } from '../../host/disk/disk.ts';
import type { StateFlags } from '../state-folder.ts';

/** The service of this computer, where its guard keeps its state in another folder than the one that was asked about. */
export async function serviceElsewhere({ state }: StateFlags): Promise<InstalledService | undefined> {
  const service = await installedService(nodeDisk());
  return service && resolve(state) !== service.state ? service : undefined;
}

/** How to ask it how it stands; its state is for root and its own user. */
export const statusCommand = ({ file, state }: InstalledService): string =>
  `sudo tonewall status ${file} --state ${state}`;
