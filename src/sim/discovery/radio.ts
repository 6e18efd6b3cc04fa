import { variantOf } from '../description/product.ts';
import { eraOf } from '../era.ts';
import type { PlayerState } from '../state/player.ts';

/** Radio facts as SSDP and mDNS tell them. */
export interface RadioFacts {
  /** 0: the players' own mesh or a cable; 1: the home's Wi-Fi. Seen: S1 players 0, S2 players 1 (57.23, 86.10, 97.1). */
  readonly wifiMode: 0 | 1;
  /** Unsure: what it means. Recorded: 0 and 1 on 39.4 and 40.5, 2 on 86.10 and 97.1. As the description tells it. */
  readonly variant: number;
}

export function radioFacts(player: PlayerState): RadioFacts {
  const { generation } = eraOf(player.build);
  return {
    wifiMode: generation === 2 && !player.device.ethernetLink ? 1 : 0,
    variant: variantOf(player),
  };
}
