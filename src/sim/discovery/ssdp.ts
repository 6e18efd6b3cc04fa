import type { Socket } from 'node:dgram';
import type { Log } from '../../ports/log.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { runFinder, type RunningFinder } from './finder.ts';
import { createOutbox } from './outbox.ts';
import { openPlayerSockets } from './player-sockets.ts';
import { createPost, type DiscoveryWatch } from './post.ts';
import { createQuota } from './quota.ts';
import { createSsdpAnnouncer } from './ssdp-announcer.ts';
import { createSsdpEar } from './ssdp-ear.ts';
import { SSDP_BROADCAST, SSDP_GROUP } from './ssdp-place.ts';
import { ssdpTargets, type AdvertisedService } from './ssdp-targets.ts';

/*
 * What could go wrong: a search with a forged source makes every player answer the victim (SSDP amplification).
 * What guards it: answers are few per source and second (quota.ts), the outbox is bounded, and a household that was
 * not told otherwise listens on loopback only. Proof: ssdp.test.ts `a flood of searches is answered a few times`.
 */

const MULTICAST_TTL = 4;

export interface SsdpOptions extends DiscoveryWatch {
  readonly world: World;
  readonly log: Log;
  readonly servicesOf: (player: PlayerState) => readonly AdvertisedService[];
}

/**
 * Opens SSDP for all players and announces everybody. The switch UPnP does not matter here: a player with UPnP off was
 * still found (bonob 224). Unsure: whether by SSDP or by mDNS.
 */
export async function startSsdp(options: SsdpOptions): Promise<RunningFinder> {
  const { world, log, servicesOf } = options;
  const { household, clock } = world;
  const players = Object.values(household.players);
  const outbox = createOutbox(clock);
  const targetsOf = (player: PlayerState) => ssdpTargets(household, player, servicesOf(player));
  const own = new Map<string, Socket>();
  const post = createPost({ ...options, outbox, sockets: own });
  const onArrival = createSsdpEar({ ...options, outbox, quota: createQuota(clock), post, targetsOf });
  const announcer = createSsdpAnnouncer({ world, outbox, post, targetsOf });
  const close = await openPlayerSockets({
    players,
    port: SSDP_GROUP.port,
    ttl: MULTICAST_TTL,
    shared: [SSDP_GROUP.address, SSDP_BROADCAST.address],
    own,
    onArrival,
  });
  log.debug('SSDP is open', { players: players.length });
  return runFinder({ players, announcer, outbox, post, close });
}
