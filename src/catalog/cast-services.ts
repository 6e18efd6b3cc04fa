import type { Provenance } from './provenance.ts';

/** Ports as nftables writes them: numbers and ranges. */
type Ports = readonly string[];

/** A service by which apps hand music to a player and that passes unread; those that are read stand beside them in `casts.ts`. */
export interface CastService extends Provenance {
  readonly id: CastServiceId;
  /** What is opened to the player for whoever is admitted. */
  readonly ports: {
    readonly tcp: Ports;
    readonly udp: Ports;
    /** UDP, to the same ports of the client: the player may speak first here. */
    readonly back: Ports;
  };
}

export const CAST_SERVICE_IDS = ['airplay'] as const;
export type CastServiceId = (typeof CAST_SERVICE_IDS)[number];

/** Where the kernel of a player takes free ports from, unless it was told otherwise (Linux, ip_local_port_range). */
const FREE_PORTS = '32768-60999';

export const CAST_SERVICES: readonly CastService[] = [
  {
    id: 'airplay',
    // Sessions begin at 7000; data, control and events go to free ports that the player tells the client inside them, encrypted. PTP keeps time on 319 and 320.
    ports: { tcp: ['7000', FREE_PORTS], udp: ['319-320', FREE_PORTS], back: ['319-320'] },
    sources: ['postlund/pyatv issue 1259', 'mikebrady/shairport-sync issues 1435 and 1999'],
    // Unsure: which free ports players themselves take; a recording of a session would tell.
    confidence: 'unsure',
  },
];

export const castService = (id: CastServiceId): CastService => {
  const found = CAST_SERVICES.find((service) => service.id === id);
  if (!found) throw new Error(`not a cast service: ${id}`);
  return found;
};
