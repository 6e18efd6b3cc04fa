import { isPlayMode, reshuffle } from '../../media/play-order.ts';
import { kindOfUri } from '../../media/uri.ts';
import { type ActionModel, done, fault } from '../../world.ts';

/** 712: the play mode is not supported, by itself or by what is loaded (AVTransport:1 §2.4.12). */
export const setPlayMode: ActionModel = ({ world, player, args }) => {
  const mode = args['NewPlayMode'] ?? '';
  if (!isPlayMode(mode) || kindOfUri(player.transport.uri) !== 'queue') return fault(712);
  player.transport.playMode = mode;
  reshuffle(player, () => (world.random.bytes(1)[0] ?? 0) / 256);
  world.changed();
  return done();
};

export const setCrossfadeMode: ActionModel = ({ world, player, args }) => {
  if (kindOfUri(player.transport.uri) !== 'queue') return fault(800);
  player.transport.crossfade = args['CrossfadeMode'] === '1';
  world.changed();
  return done();
};

/** A file on a share was deleted: tracks of that URI leave the queue. */
export const notifyDeletedUri: ActionModel = ({ world, player, args }) => {
  const before = player.queue.tracks.length;
  player.queue.tracks = player.queue.tracks.filter(({ uri }) => uri !== args['DeletedURI']);
  if (player.queue.tracks.length !== before) {
    player.queue.updateId += 1;
    world.changed();
  }
  return done();
};

export const endDirectControlSession: ActionModel = ({ world, player }) => {
  if (player.transport.directControlClientId === '') return fault(701);
  player.transport.directControlClientId = '';
  world.changed();
  return done();
};
