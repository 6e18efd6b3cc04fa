import type { IpAddress } from '../../base/address.ts';
import { SPOTIFY_PATH } from '../../catalog/spotify-connect.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Journal } from '../../journal/entry.ts';
import { ownerKey } from '../events/subscriber.ts';
import type { Principal } from '../identity/principal.ts';
import type { NotUnderstood } from '../request/understood.ts';
import type { WholeRequest } from '../request/whole-request.ts';
import type { RequestHead } from '../../wire/http/head.ts';
import { headersOf } from '../../wire/http/headers.ts';
import { checkDoor, type DoorNames } from './door-rules.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import type { Identification, Identify } from './identify.ts';
import { refusalEntry } from '../record/refusal-entry.ts';
import type { Roster } from './roster.ts';

export interface EntryParts {
  readonly clock: Clock;
  readonly roster: Roster;
  readonly identify: Identify;
  readonly journal: Journal;
}

/** Where a request came to which door. */
export interface Arrival {
  readonly place: PlayerPlace;
  readonly names: DoorNames;
  readonly address: IpAddress;
  /** Over TLS. */
  readonly secure?: boolean;
}

/** One request as it came to a door. */
export interface AtDoor extends Arrival {
  readonly request: WholeRequest;
}

/** Who asks, how that is known, and from where. */
export interface Asker {
  readonly principal: Principal;
  readonly ground: string;
  readonly address: IpAddress;
  /** Whose turn it is and whose rates count: the principal, and of strangers the address. */
  readonly key: string;
}

export type Entry =
  | { readonly kind: 'in'; readonly asker: Asker; readonly player: KnownPlayer }
  | { readonly kind: 'turned-away'; readonly asker: Asker; readonly refusal: NotUnderstood };

/** The first steps of every request, whatever it asks for: who asks, and the rules of the door. What is turned away is written down by the caller. */
export function enter(parts: EntryParts, at: AtDoor): Entry {
  const { place, request } = at;
  const authorization = headersOf(request.head.headers, 'authorization');
  const asker = askerOf(parts.identify, at, authorization);
  const door = checkDoor(request.head, at.names);
  if (!door.ok) return { kind: 'turned-away', asker, refusal: door.error };
  const player = parts.roster.known(place);
  return player
    ? { kind: 'in', asker, player }
    : { kind: 'turned-away', asker, refusal: playerUnknown(parts.roster, place, request.head) };
}

/**
 * A player that was never described: what it has is not known, and so nothing passes. What a call means is not known either,
 * but that a fault is the answer to it is (501: the action failed, UDA 2.0 table 3-3).
 */
export function playerUnknown(
  roster: Roster,
  place: PlayerPlace,
  asked?: Pick<RequestHead, 'method' | 'target'>,
): NotUnderstood {
  const refuses = roster.refuses(place);
  return {
    reason: 'player-unknown',
    detail: refuses ? 'it refuses whoever asks what it is' : 'it has not answered yet',
    status: refuses ? 403 : 503,
    about: 'player',
    ...(asked && inItsWords(asked, refuses)),
  };
}

function inItsWords(
  { method, target }: Pick<RequestHead, 'method' | 'target'>,
  refuses: boolean,
): Pick<NotUnderstood, 'upnpError' | 'spotifyStatus'> {
  if (target.startsWith(SPOTIFY_PATH)) return { spotifyStatus: 'unknown' };
  return method === 'POST' && !refuses ? { upnpError: 501 } : {};
}

export function askerOf(
  identify: Identify,
  { place, address }: Pick<Arrival, 'place' | 'address'>,
  authorization: readonly string[] = [],
): Asker {
  const known: Identification = identify({
    address,
    player: place.room,
    ...(authorization.length > 0 ? { authorization } : {}),
  });
  return { ...known, address, key: ownerKey(known.principal, address) };
}

/** Writes down what was turned away before there was anything to decide. */
export function turnAway(
  { journal, clock }: Pick<EntryParts, 'journal' | 'clock'>,
  { place, asker }: { readonly place: PlayerPlace; readonly asker: Asker },
  refusal: NotUnderstood,
): void {
  journal.append(refusalEntry(refusal, { room: place.room, at: clock.now(), ...asker }));
}
