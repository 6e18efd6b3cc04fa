import { didl, didlTrack } from '../../media/didl.ts';
import { protocolInfoOf } from '../../media/resource.ts';
import { currentItem } from '../../media/current.ts';
import { isSent, kindOfUri, playerInUri } from '../../media/uri.ts';
import type { PlayerState } from '../../state/player.ts';
import type { World } from '../../world.ts';
import { attributes, escapeXml, leaf } from '../../xml/escape.ts';

/** The stream's own text: simulated players do not read it out of the stream. */
const STREAM_CONTENT = leaf('r:streamContent', '');

/** What plays, as events tell it: with the radio show, which the answer of GetPositionInfo lacks (31.8, 56.0, 57.23). */
export const eventedTrack = (world: World, player: PlayerState): string =>
  track(world, player, `${STREAM_CONTENT}${leaf('r:radioShowMd', '')}`);

/** What plays, as GetPositionInfo tells it. */
export const toldTrack = (world: World, player: PlayerState): string => track(world, player, STREAM_CONTENT);

function track(world: World, player: PlayerState, added: string): string {
  const { uri, uriMetaData } = player.transport;
  if (kindOfUri(uri) === 'line-in') return lineInTrack(world, player);
  // In the sender's own words (jishi avtransportlastchange_airplay.json).
  if (isSent(uri) && uriMetaData !== '') return uriMetaData;
  const item = currentItem(player);
  return item ? didlTrack(item, added) : '';
}

/** The input's own name and icon, whatever the controller called it (SoCo source_linein.xml). */
function lineInTrack({ household }: World, { transport: { uri } }: PlayerState): string {
  const input = household.players[playerInUri(uri)]?.lineIn;
  return didl([
    `<item${attributes({ id: '-1', parentID: '-1', restricted: 'true' })}>` +
      `<res${attributes({ protocolInfo: protocolInfoOf(uri) })}>${escapeXml(uri)}</res>` +
      leaf('r:audioInputIcon', input?.icon ?? '') +
      leaf('dc:title', input?.name ?? '') +
      leaf('upnp:class', 'object.item') +
      '</item>',
  ]);
}
