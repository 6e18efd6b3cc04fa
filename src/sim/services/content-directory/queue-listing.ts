import { didlContainer, didlItem } from '../../media/didl.ts';
import { type Lister, listingOf } from './listing.ts';

/** `Q:0`, the queue of the player that is asked, and `Q:0/<n>`, one of its tracks. */
export const listQueue: Lister = ({ player: { queue } }, objectId) => {
  const [, position] = /^Q:0(?:\/(\d+))?$/.exec(objectId) ?? [];
  if (objectId !== 'Q:0' && position === undefined) return undefined;
  const updateId = queue.updateId;
  const render = (index: number): string => {
    const track = queue.tracks[index];
    return track ? didlItem(track, { id: `Q:0/${index + 1}`, parentId: 'Q:0' }) : '';
  };
  if (position === undefined) {
    const self = (): string =>
      didlContainer({
        id: 'Q:0',
        parentId: 'Q:',
        title: 'Queue Instance 0',
        upnpClass: 'object.container.playlistContainer',
      });
    return listingOf(queue.tracks, (_, index) => render(index), { updateId, self });
  }
  const index = Number(position) - 1;
  return queue.tracks[index] ? listingOf([], () => '', { updateId, self: () => render(index) }) : undefined;
};
