import { regroup } from '../../media/regroup.ts';
import { load } from '../../media/transport.ts';
import { kindOfUri, playerInUri } from '../../media/uri.ts';
import { joinGroup, leaveGroup } from '../../state/grouping.ts';
import { groupOf, isCoordinator } from '../../state/groups.ts';
import type { HouseholdState } from '../../state/household.ts';
import type { PlayerState } from '../../state/player.ts';
import { queueInUri, queueOf } from '../../state/queues.ts';
import { type ActionCall, type ActionModel, type ActionOutcome, done, fault } from '../../world.ts';

const ILLEGAL = 714;
/** Unsure: the code for a player that cannot join; 800 is the vendor's generic one. */
const CANNOT_JOIN = 800;

/** SetAVTransportURI: what to play, and the way to join and leave groups. */
export const setAvTransportUri: ActionModel = (call) => {
  const { world, player, args } = call;
  const uri = args['CurrentURI'] ?? '';
  if (kindOfUri(uri) === 'join') return join(call, playerInUri(uri));
  if (player.bond.invisible) return fault(CANNOT_JOIN);
  if (!isPlayable(world.household, player, uri)) return fault(ILLEGAL);
  leaveForOwn(call);
  load(world, player, uri, args['CurrentURIMetaData'] ?? '');
  return done();
};

/**
 * Whether the player can be set to play it. A container cannot: players answer 714 and want it in the queue
 * (steipete/sonoscli pull 14, ebaauw/homebridge-zp issue 93). Unsure: whether another player's queue can; here it cannot.
 */
export function isPlayable(household: HouseholdState, player: PlayerState, uri: string): boolean {
  switch (kindOfUri(uri)) {
    case 'unknown':
    case 'container':
    case 'join':
      return false;
    case 'queue':
      return playerInUri(uri) === player.id && queueOf(player, queueInUri(uri)) !== undefined;
    case 'tv':
      return player.tv !== undefined && playerInUri(uri) === player.id;
    case 'line-in':
      return household.players[playerInUri(uri)]?.lineIn !== undefined;
    default:
      return true;
  }
}

/**
 * `x-rincon:<coordinator>` joins. With the player's own id it ungroups, which answers 402 and does it all the same (seen on 57.23
 * and 97.1). Who leads a group cannot follow a member of it; who is there already stays.
 */
function join({ world, player }: ActionCall, target: string): ActionOutcome {
  const { household } = world;
  if (target === player.id) {
    if (regroup(world, () => leaveGroup(household, player.id))) world.changed();
    return fault(402);
  }
  if (!household.players[target]) return fault(ILLEGAL);
  if (groupOf(household, player.id)?.members.includes(target)) {
    return isCoordinator(household, player.id) ? fault(CANNOT_JOIN) : done();
  }
  if (!regroup(world, () => joinGroup(household, player.id, target))) return fault(CANNOT_JOIN);
  world.changed();
  return done();
}

/** A member that is told to play something of its own leaves the group first. */
function leaveForOwn({ world, player }: ActionCall): void {
  if (!isCoordinator(world.household, player.id))
    regroup(world, () => leaveGroup(world.household, player.id));
}

/** Only where a queue plays (86.10, by its code); the queue is left for it when the track has run out. */
export const setNextAvTransportUri: ActionModel = ({ world, player, args }) => {
  const uri = args['NextURI'] ?? '';
  if (kindOfUri(player.transport.uri) !== 'queue') return fault(800);
  if (!['nothing', 'track', 'stream'].includes(kindOfUri(uri))) return fault(ILLEGAL);
  Object.assign(player.transport, { nextUri: uri, nextUriMetaData: args['NextURIMetaData'] ?? '' });
  world.changed();
  return done();
};
