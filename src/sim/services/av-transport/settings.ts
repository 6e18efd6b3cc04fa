import { isPlayMode, reshuffle } from '../../media/play-order.ts';
import { playsFromQueue } from '../../media/current.ts';
import { removeTracks } from '../../media/queue-edit.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/** 712: the mode is unknown, or not NORMAL where no queue plays (AVTransport:1 §2.4.12; 86.10, by its code). */
export const setPlayMode: ActionModel = ({ world, player, args }) => {
  const mode = args['NewPlayMode'] ?? '';
  if (!isPlayMode(mode) || (mode !== 'NORMAL' && !playsFromQueue(player))) return fault(712);
  player.transport.playMode = mode;
  reshuffle(player, () => (world.random.bytes(1)[0] ?? 0) / 256);
  world.changed();
  return done();
};

/** Cannot be switched on where no queue plays (86.10, by its code). */
export const setCrossfadeMode: ActionModel = ({ world, player, args }) => {
  const on = args['CrossfadeMode'] === '1';
  if (on && !playsFromQueue(player)) return fault(712);
  player.transport.crossfade = on;
  world.changed();
  return done();
};

/** A file on a share was deleted: tracks of that URI leave the queue. */
export const notifyDeletedUri: ActionModel = ({ world, player, args }) => {
  const { queue } = player;
  for (let index = queue.tracks.length; index >= 1; index -= 1) {
    if (queue.tracks[index - 1]?.uri === args['DeletedURI']) removeTracks({ world, player, queue }, index, 1);
  }
  return done();
};

export const endDirectControlSession: ActionModel = ({ world, player }) => {
  if (player.transport.directControlClientId === '') return fault(701);
  player.transport.directControlClientId = '';
  world.changed();
  return done();
};
