import { didlContainer } from '../../media/didl.ts';
import { type Lister, listingOf } from './listing.ts';

interface Container {
  readonly id: string;
  readonly parentId: string;
  readonly title: string;
}

const container = (id: string, parentId: string, title: string): Container => ({ id, parentId, title });

/**
 * Containers that are always there and hold others. What is below those without an entry of their own stands in other files.
 * Unsure: what `G:` and `EN:` hold; here they are empty.
 */
const CONTAINERS: readonly Container[] = [
  container('0', '-1', 'root'),
  container('A:', '0', 'Attributes'),
  container('S:', '0', 'Music Shares'),
  container('Q:', '0', 'Queues'),
  container('SQ:', '0', 'Saved Queues'),
  container('R:', '0', 'Internet Radio'),
  container('G:', '0', 'Now Playing'),
  container('AI:', '0', 'Audio Inputs'),
  container('EN:', '0', 'Entire Network'),
  container('Q:0', 'Q:', 'Queue Instance 0'),
  container('R:0', 'R:', 'Radio'),
  container('R:0/0', 'R:0', 'My Radio Stations'),
  container('R:0/1', 'R:0', 'My Radio Shows'),
  container('FV:', '-1', 'Favorites'),
  container('FV:2', 'FV:', 'Sonos Favorites'),
];

const render = ({ id, parentId, title }: Container): string =>
  didlContainer({ id, parentId, title, upnpClass: 'object.container' });

/** Asked last: containers whose content lies elsewhere have been found by then. */
export const listStatic: Lister = (_, objectId) => {
  const found = CONTAINERS.find(({ id }) => id === objectId);
  if (!found) return undefined;
  const children = CONTAINERS.filter(({ parentId }) => parentId === objectId);
  return listingOf(children, render, { updateId: 0, self: () => render(found) });
};
