import { eraOf } from '../era.ts';
import type { PlayerState } from '../state/player.ts';

/** Radio facts as SSDP and mDNS tell them. */
export interface RadioFacts {
  /** 0: the players' own mesh or a cable; 1: the home's Wi-Fi. Seen: S1 players 0, S2 players 1 (57.23, 86.10, 97.1). */
  readonly wifiMode: 0 | 1;
  /** Unsure: what it means. Recorded: 0 and 1 on 39.4 and 40.5, 2 on 86.10 and 97.1. */
  readonly variant: 0 | 2;
}

export function radioFacts(player: PlayerState): RadioFacts {
  const isS2 = eraOf(player.build).generation === 2;
  return { wifiMode: isS2 && !player.device.ethernetLink ? 1 : 0, variant: isS2 ? 2 : 0 };
}
