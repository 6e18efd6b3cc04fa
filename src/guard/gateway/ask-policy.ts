import { UNKNOWN_ROOM } from '../effects/players-named.ts';
import { type Acting, isActing, reachOf, staysInRoom } from '../effects/reach.ts';
import { type VolumeEffect, volumeEffectIn } from '../effects/volumes.ts';
import type { AccessContext, AccessRequest, SourcePlace } from '../policy/access-request.ts';
import type { Principal } from '../identity/principal.ts';
import type { Policy } from '../policy/decision.ts';
import type { Understood } from '../request/understood.ts';
import type { Addresses } from './addresses.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import { loudnessAfter } from './loudness.ts';
import type { PlayerAccess } from './player-access.ts';
import type { ZoneGroups } from './zone-groups.ts';

/** A request that was understood, of somebody, to a player. */
export interface Asked {
  readonly understood: Understood;
  readonly principal: Principal;
  /** Whose turn it is and whose rates count: the principal, and of strangers the address. */
  readonly asker: string;
  readonly place: PlayerPlace;
  readonly player: KnownPlayer;
  readonly at: number;
  /** The rules in force when it came: by them it was told who asks, and by no others may it be judged. */
  readonly rules: Policy;
}

export interface Surroundings {
  readonly access: PlayerAccess;
  readonly addresses: Addresses;
  readonly zoneGroups: ZoneGroups;
}

/**
 * Puts together what a decision is asked about. Asks the player only where the request does not tell how loud or how far: most
 * requests tell, and their decision waits for nothing.
 */
export function accessRequestOf(
  surroundings: Surroundings,
  asked: Asked,
): AccessRequest | Promise<AccessRequest> {
  const { understood, place } = asked;
  if (isActing(understood)) {
    const effect = volumeEffectIn(understood);
    if (effect || !staysInRoom(understood))
      return withAnswers(surroundings, { ...asked, understood }, effect);
  }
  return requestFor(asked, [place.room], sourcesOf(understood, surroundings.addresses));
}

async function withAnswers(
  { access, addresses, zoneGroups }: Surroundings,
  asked: Asked & { readonly understood: Acting },
  effect: VolumeEffect | undefined,
): Promise<AccessRequest> {
  const { understood, place, player } = asked;
  const rooms = await roomsOf(understood, { place, player, access, zoneGroups });
  const volumes = effect && (await loudnessAfter(access, { effect, place, player, rooms }));
  return requestFor(asked, rooms, sourcesOf(understood, addresses), volumes);
}

const requestFor = (
  { principal, understood: { action }, place, at }: Asked,
  rooms: readonly string[],
  sources: readonly SourcePlace[],
  volumes?: AccessContext['volumes'],
): AccessRequest => ({
  principal,
  action,
  room: place.room,
  rooms,
  context: volumes ? { at, approved: false, sources, volumes } : { at, approved: false, sources },
});

const sourcesOf = (understood: Understood, addresses: Addresses): readonly SourcePlace[] =>
  'places' in understood ? foreign(understood.places, addresses) : [];

/**
 * Pictures come from players themselves. Any other page of a player is no picture, whatever it is asked for as: `/reboot`
 * would be one.
 */
const foreign = (places: readonly SourcePlace[], { isOwn }: Addresses): readonly SourcePlace[] =>
  places.flatMap((place): readonly SourcePlace[] => {
    if (place.use !== 'art' || place.host === undefined || !isOwn(place.host)) return [place];
    return place.playersPicture ? [] : [{ ...place, use: 'other' }];
  });

async function roomsOf(
  call: Acting,
  {
    place,
    player,
    access,
    zoneGroups,
  }: Pick<Asked, 'place' | 'player'> & Pick<Surroundings, 'access' | 'zoneGroups'>,
): Promise<readonly string[]> {
  if (staysInRoom(call)) return [place.room];
  const topology = await zoneGroups.now(access, place, player);
  const rooms = reachOf(call, { room: place.room, playerId: player.id, topology });
  return rooms.length === 0 ? [UNKNOWN_ROOM] : rooms;
}
