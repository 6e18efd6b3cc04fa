import { joinGroup, leaveGroup } from '../../state/grouping.ts';
import { isCoordinator } from '../../state/groups.ts';
import { load } from '../../media/transport.ts';
import { kindOfUri, playerInUri } from '../../media/uri.ts';
import { type ActionCall, type ActionModel, type ActionOutcome, done, fault } from '../../world.ts';

/** SetAVTransportURI: what to play, and the way to join and leave groups. */
export const setAvTransportUri: ActionModel = (call) => {
  const { world, player, args } = call;
  const uri = args['CurrentURI'] ?? '';
  const kind = kindOfUri(uri);
  if (kind === 'unknown' || kind === 'container') return fault(714);
  if (kind === 'join') return join(call, playerInUri(uri));
  if (kind === 'queue' && !world.household.players[playerInUri(uri)]) return fault(714);
  if (kind === 'tv' && !player.tv) return fault(714);
  if (kind === 'line-in' && !world.household.players[playerInUri(uri)]?.lineIn) return fault(714);
  leaveForOwn(call);
  load(world, player, uri, args['CurrentURIMetaData'] ?? '');
  return done();
};

/**
 * `x-rincon:<coordinator>` joins. With the player's own id it ungroups, which answers 402 and does it all the same (seen on 57.23
 * and 97.1).
 */
function join({ world, player }: ActionCall, target: string): ActionOutcome {
  if (target === player.id) {
    if (leaveGroup(world.household, player.id)) world.changed();
    return fault(402);
  }
  if (!world.household.players[target]) return fault(714);
  world.media.stop(player.id);
  if (joinGroup(world.household, player.id, target)) world.changed();
  return done();
}

/** A member that is told to play something of its own leaves the group first. */
function leaveForOwn({ world, player }: ActionCall): void {
  if (!isCoordinator(world.household, player.id)) leaveGroup(world.household, player.id);
}

export const setNextAvTransportUri: ActionModel = ({ world, player, args }) => {
  const uri = args['NextURI'] ?? '';
  const kind = kindOfUri(uri);
  if (!['nothing', 'track', 'stream'].includes(kind)) return fault(714);
  Object.assign(player.transport, { nextUri: uri, nextUriMetaData: args['NextURIMetaData'] ?? '' });
  world.changed();
  return done();
};
