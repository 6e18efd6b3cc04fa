import { type ActionModel, done, fault } from '../../world.ts';

/**
 * Queues that somebody makes for their own use and finds again by their name. They play when the transport is set to
 * `x-rincon-queue:RINCON_…#<number>`. Unsure: what the policy says; it is kept.
 */
const INVALID = 402;
/** Unsure: how many a player bears. */
const MOST = 16;
/** `max 255 chars` (86.10, by its code). */
const LONGEST_OWNER = 255;

export const createQueue: ActionModel = ({ world, player, args }) => {
  const owner = args['QueueOwnerID'] ?? '';
  const queues = player.ownedQueues ?? [];
  if (owner === '' || owner.length > LONGEST_OWNER || queues.length >= MOST) return fault(INVALID);
  const id = Math.max(0, ...queues.map((queue) => queue.id)) + 1;
  const [context = '', policy = ''] = [args['QueueOwnerContext'], args['QueuePolicy']];
  player.ownedQueues = [...queues, { id, owner, context, policy, updateId: 0, tracks: [] }];
  world.changed();
  return done({ QueueID: String(id) });
};

/** The newest queue of that owner. Unsure: the code where there is none. */
export const attachQueue: ActionModel = ({ player, args }) => {
  const found = player.ownedQueues?.findLast(({ owner }) => owner === args['QueueOwnerID']);
  return found ? done({ QueueID: String(found.id), QueueOwnerContext: found.context }) : fault(INVALID);
};
