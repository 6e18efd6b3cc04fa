import type { IpAddress } from '../../../base/address.ts';
import type { Rights, Standing } from '../rights.ts';
import type { Side } from '../segments.ts';
import type { Seeker } from './seeker.ts';

interface WhoAsksParts {
  readonly seeker: Pick<Seeker, 'hardwareOf' | 'wake'>;
  readonly rights: Pick<Rights, 'ofNeighbour'>;
}

/** Who has an address of a link, by the hardware address behind it; undefined where none is seen. */
export async function whoAsks(
  { seeker, rights }: WhoAsksParts,
  address: IpAddress,
  side: Side,
): Promise<Standing | undefined> {
  const hardware = await seeker.hardwareOf(address, side);
  if (hardware === undefined) return undefined;
  const standing = rights.ofNeighbour(side, hardware);
  // Nothing will be said to that one, and what the kernel remembers of an address it asks for again only when something is sent there.
  if (standing.rooms.size === 0) seeker.wake(address, side);
  return standing;
}
