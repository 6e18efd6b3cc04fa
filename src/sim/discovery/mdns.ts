import type { Socket } from 'node:dgram';
import type { Log } from '../../ports/log.ts';
import type { World } from '../world.ts';
import { runFinder, type RunningFinder } from './finder.ts';
import { createMdnsAnnouncer } from './mdns-announcer.ts';
import { createMdnsEar } from './mdns-ear.ts';
import { MDNS_GROUP } from './mdns-packet.ts';
import { mdnsRecords } from './mdns-records.ts';
import { createOutbox } from './outbox.ts';
import { openPlayerSockets } from './player-sockets.ts';
import { createPost, type DiscoveryWatch } from './post.ts';
import { createQuota } from './quota.ts';

/*
 * What could go wrong: as with SSDP, forged sources; and names that another responder on this machine owns.
 * What guards it: few answers per source and second, names carry the player's hardware address. Proof: mdns.test.ts.
 * Players' names are taken as theirs without probing (RFC 6762 §8.1): a simulated household knows its own names.
 */

/** RFC 6762 §11. */
const MULTICAST_TTL = 255;

export interface MdnsOptions extends DiscoveryWatch {
  readonly world: World;
  readonly log: Log;
}

/** Opens mDNS for all players that have it, and announces everybody. */
export async function startMdns(options: MdnsOptions): Promise<RunningFinder> {
  const { world, log } = options;
  const { household, clock } = world;
  const players = Object.values(household.players).filter((p) => mdnsRecords(household, p).length > 0);
  const outbox = createOutbox(clock);
  const own = new Map<string, Socket>();
  const post = createPost({ ...options, outbox, sockets: own });
  const onArrival = createMdnsEar({ ...options, outbox, quota: createQuota(clock), post, players });
  const announcer = createMdnsAnnouncer({ world, outbox, post });
  const close = await openPlayerSockets({
    players,
    port: MDNS_GROUP.port,
    ttl: MULTICAST_TTL,
    shared: [MDNS_GROUP.address],
    own,
    onArrival,
  });
  log.debug('mDNS is open', { players: players.length });
  return runFinder({ players, announcer, outbox, post, close });
}
