import { decoded } from '../../catalog/object-ids.ts';
import type { SourcePlace } from '../policy/access-request.ts';
import { placesInUri } from './places-in-text.ts';

/** What players serve as pictures: album art that names nobody further, and icons. */
const PLAYERS_PICTURE = /^https?:\/\/[^/?#\\@]+\/(?:getaa\?|img\/icon-)[^#]*$/i;

/** The places that a player may contact for a picture. Of a player itself a picture is asked for, and no other page. */
export function placesOfPicture(uri: string): readonly SourcePlace[] {
  const places = placesInUri(uri, 'art');
  const plain = decoded(uri);
  const isPicture = PLAYERS_PICTURE.test(plain) && plain.split('://').length === 2;
  return isPicture ? places.map((place) => ({ ...place, playersPicture: true })) : places;
}
