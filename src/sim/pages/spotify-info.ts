import { createHash } from 'node:crypto';
import type { PageRequest } from '../server/page.ts';
import { groupOf } from '../state/groups.ts';
import type { PlayerState } from '../state/player.ts';

/**
 * What getInfo tells besides the status. Names are Spotify's (ZeroConf API); the type of token is the one that players were seen to want
 * (thlucas1/SpotifyWebApiPython). Unsure: everything else that players fill in.
 */
export const spotifyInfo = ({ player, world }: PageRequest): object => ({
  version: '2.7.1',
  deviceID: player.mac.replaceAll(':', '').toLowerCase(),
  deviceType: 'SPEAKER',
  remoteName: player.room,
  publicKey: publicKeyOf(player),
  brandDisplayName: 'sonos',
  modelDisplayName: player.model,
  libraryVersion: '3.88.29',
  resolverVersion: '1',
  groupStatus: (groupOf(world.household, player.id)?.members.length ?? 1) > 1 ? 'GROUP' : 'NONE',
  tokenType: 'authorization_code',
  clientID: '0'.repeat(32),
  productID: 0,
  scope: 'streaming',
  availability: '',
  accountReq: 'PREMIUM',
  activeUser: player.spotifyUser ?? '',
});

/** 96 bytes, as long as the key of an exchange of 768 bits; nothing is decrypted with it here. */
function publicKeyOf({ id }: PlayerState): string {
  const halves = ['a', 'b'].map((half) => createHash('sha384').update(`${half} ${id}`).digest());
  return Buffer.concat(halves).toString('base64');
}
