import { TonewallError } from '../../base/errors.ts';
import { loadConfig } from '../../config/load.ts';
import { type Layout, layoutOf } from '../../guard/firewall/layout.ts';
import type { Disk } from '../../ports/disk.ts';

/** Fails as `loadConfig` does, and with `no-segments` where there is nothing to wall off. */
export async function layoutIn(disk: Disk, file: string): Promise<Layout> {
  const layout = layoutOf((await loadConfig(disk, file)).config);
  if (!layout)
    throw new TonewallError('no-segments', `${file} names no segment of players with its interface`);
  return layout;
}
