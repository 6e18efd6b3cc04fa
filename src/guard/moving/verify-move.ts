/**
 * Whether a player is at another address now. What could go wrong: somebody says so in its name to be taken for it: the player is asked
 * at its own address first, and whoever it is has to tell the player's name and to have its hardware address. Who lies about all of it
 * while the player is away is believed (docs/threat-model.md). Proven in `verify-move.test.ts` and `test/lab/converge-address.test.ts`.
 */
import type { IpAddress } from '../../base/address.ts';
import type { PlayerId } from '../../base/ids.ts';
import type { Neighbours } from '../../ports/neighbours.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Describe } from '../gateway/roster.ts';

/** The player of a place is said to be at another address. */
export interface Claim {
  readonly place: PlayerPlace;
  readonly id: PlayerId;
  readonly at: IpAddress;
}

/**
 * `still-there`: the player answers at its own address. `other-hardware`, `other-name`: it is something else. `unsure`: it does not tell what
 * it is, its hardware address is not known, several claim one of the addresses, or one of them is cut off.
 */
export type Verdict = 'moved' | 'still-there' | 'other-hardware' | 'other-name' | 'unsure';

export interface VerifyParts {
  readonly describe: Describe;
  /** Asks the player where it was, several times; true when it says nothing. */
  readonly isSilent: (place: PlayerPlace) => Promise<boolean>;
  readonly neighbours: Neighbours;
  readonly hardwareOf: (place: PlayerPlace, id: PlayerId) => readonly string[];
  /** Several claim it, or it is cut off. */
  readonly isDoubted: (address: string) => boolean;
}

export async function verdictOn(parts: VerifyParts, claim: Claim): Promise<Verdict> {
  const { place, id, at } = claim;
  if (isForeign(parts, claim)) return 'other-hardware';
  const [isSilent, there] = await Promise.all([parts.isSilent(place), nameAt(parts, place)]);
  if (!isSilent || there === id) return 'still-there';
  const name = await nameAt(parts, placeAt(claim));
  if (name === undefined) return 'unsure';
  if (name !== id) return 'other-name';
  if (isForeign(parts, claim)) return 'other-hardware';
  const isKnown = parts.neighbours.hardwareOf(at, 'now') !== undefined;
  const isDoubted = [place.endpoint.host, at].some((address) => parts.isDoubted(address));
  return isKnown && !isDoubted ? 'moved' : 'unsure';
}

/** The neighbour table has hardware at the new address that is not the player's. */
function isForeign({ neighbours, hardwareOf }: VerifyParts, { place, id, at }: Claim): boolean {
  const hardware = neighbours.hardwareOf(at, 'now');
  return hardware !== undefined && !hardwareOf(place, id).includes(hardware);
}

async function nameAt({ describe }: VerifyParts, place: PlayerPlace): Promise<PlayerId | undefined> {
  const told = await describe(place);
  return typeof told === 'object' ? told.id : undefined;
}

const placeAt = ({ place, id, at }: Claim): PlayerPlace => ({
  room: place.room,
  id,
  endpoint: { ...place.endpoint, host: at },
  guardAddress: at,
});
