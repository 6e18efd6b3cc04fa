import { createHash } from 'node:crypto';
import type { PlayerState } from '../state/player.ts';
import { eraOf } from '../era.ts';
import { productToken } from '../discovery/product-token.ts';

/** Headers with which players fetch streams (philippe44/AirConnect issue 458, 72.2-39150 on ZPS12). */
export const streamHeaders = (
  player: PlayerState,
  householdId: string,
): Readonly<Record<string, string>> => ({
  'USER-AGENT': `Linux UPnP/1.0 Sonos/${player.build} (${productToken(player.model)})`,
  'Icy-MetaData': '1',
  ACCEPT: '*/*',
  CONNECTION: 'close',
  ...(eraOf(player.build).generation === 2
    ? { 'X-Sonos-SWGen': '2', 'X-Sonos-Firmware': player.build, 'X-Sonos-Id-Hash': idHash(householdId) }
    : {}),
});

/** Unsure: how the hash is made; its form is eight hexadecimal digits. */
const idHash = (householdId: string): string =>
  createHash('sha256').update(householdId).digest('hex').slice(0, 8);
