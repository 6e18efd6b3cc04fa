import { createHash } from 'node:crypto';
import type { PlayerState } from '../../state/player.ts';

/** `ActiveZoneID`: made from the household and the anchor of the bond, so that all its players tell the same. */
export function bondId(householdId: string, { id, bond }: Pick<PlayerState, 'id' | 'bond'>): string {
  const anchor = bond.satelliteOf || (bond.channelMapSet.split(':')[0] ?? '') || id;
  const hex = createHash('sha256').update(`${householdId} ${anchor}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
