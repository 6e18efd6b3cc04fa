import type { SavedQueueState } from '../../state/household.ts';
import { flagOf, textOf } from '../json.ts';
import type { GroupCall, MuseContext, MuseNamespace, PlayerCall } from '../namespace.ts';
import { trackObject } from '../objects.ts';
import { answered, failed, type MuseOutcome } from '../outcome.ts';
import { perform } from '../perform.ts';
import { enqueue, playFromQueue } from './loading.ts';

const version = ({ world }: MuseContext): string => String(world.household.updateIds.savedQueues);

/** `SQ:4` is playlist 4. */
const numberPart = (id: string): string => id.replace(/^SQ:/, '');

/** `playlists:1` of the household. */
export const playlists: MuseNamespace = {
  name: 'playlists',
  scope: 'household',
  commands: {
    getPlaylists: {
      rest: { method: 'GET', path: '/playlists' },
      run: (call) =>
        answered('playlistsList', {
          version: version(call),
          playlists: call.world.household.savedQueues.map((queue) => ({
            _objectType: 'playlist',
            id: numberPart(queue.id),
            name: queue.title,
            type: 'sonos',
            trackCount: queue.tracks.length,
          })),
        }),
    },
    getPlaylist: {
      rest: { method: 'POST', path: '/playlists/getPlaylist' },
      run: (call) =>
        withPlaylist(call, (queue) =>
          answered('playlistSummary', {
            id: numberPart(queue.id),
            name: queue.title,
            type: 'sonos',
            tracks: queue.tracks.map(trackObject),
          }),
        ),
    },
  },
  event: (context) => ({
    type: 'versionChanged',
    body: { _objectType: 'versionChanged', version: version(context) },
  }),
};

/** `playlists:1` for a group: start one. */
export const loadPlaylist: MuseNamespace = {
  name: 'playlists',
  scope: 'group',
  commands: {
    loadPlaylist: {
      rest: { method: 'POST', path: '/playlists' },
      run: (call: GroupCall) =>
        withPlaylist(call, (queue) =>
          perform(call, [
            ...enqueue(call, queue.tracks),
            ...playFromQueue(call, flagOf(call.body, 'playOnCompletion') ?? false),
          ]),
        ),
    },
  },
};

function withPlaylist(call: PlayerCall, use: (queue: SavedQueueState) => MuseOutcome): MuseOutcome {
  const id = textOf(call.body, 'playlistId');
  if (id === undefined) return failed('ERROR_MISSING_PARAMETERS', 'Missing playlistId');
  const queue = call.world.household.savedQueues.find((saved) => numberPart(saved.id) === id);
  return queue ? use(queue) : failed('ERROR_INVALID_OBJECT_ID', 'Incorrect playlistId');
}
