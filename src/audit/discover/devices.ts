import { asIpAddress, type Cidr, cidrContains, type IpAddress } from '../../base/address.ts';
import type { Sighting } from '../evidence/sighting.ts';

/** A device to ask: one description on one address, with all sightings that lead to it. */
export interface FoundDevice {
  readonly id: string;
  readonly address: IpAddress;
  readonly port: number;
  readonly path: string;
  readonly sightings: readonly Sighting[];
}

/** A house with more than this has its own auditor; the bound keeps a flood of forged answers small. */
export const MAX_DEVICES = 512;

/** Joins sightings by where the description lies; ids are `address:port`, with the path where a port has several. */
export function devicesOf(sightings: readonly Sighting[], within: readonly Cidr[]): readonly FoundDevice[] {
  const inScope = sightings.filter(
    ({ address }) => within.length === 0 || within.some((one) => cidrContains(one, address)),
  );
  const byPlace = Map.groupBy(inScope, ({ address, port, path }) => `${address}\n${port}\n${path}`);
  const paths = Map.groupBy(byPlace.values(), ([first]) => placeOf(first));
  return [...byPlace.values()].slice(0, MAX_DEVICES).flatMap((members) => {
    const [first] = members;
    const address = asIpAddress(first?.address ?? '');
    if (!first || !address) return [];
    const { port, path } = first;
    const alone = paths.get(placeOf(first))?.length === 1;
    return [
      { id: alone ? placeOf(first) : `${placeOf(first)}${path}`, address, port, path, sightings: members },
    ];
  });
}

const placeOf = (sighting: Sighting | undefined): string =>
  sighting
    ? `${sighting.address.includes(':') ? `[${sighting.address}]` : sighting.address}:${sighting.port}`
    : '';
