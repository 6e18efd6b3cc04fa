import { asIpAddress, type Cidr, cidrContains, type IpAddress } from '../../base/address.ts';
import type { Sighting } from '../evidence/sighting.ts';
import { PLAYER_PATH, PLAYER_PORT } from './scope.ts';

/** A device to ask: one description on one address, with all sightings that lead to it. */
export interface FoundDevice {
  readonly id: string;
  readonly address: IpAddress;
  readonly port: number;
  readonly path: string;
  readonly sightings: readonly Sighting[];
}

/** Everything to ask on one address: budgets and the limit of two questions at once are an address's, not a device's. */
export interface FoundAddress {
  readonly address: IpAddress;
  readonly devices: readonly FoundDevice[];
  /** Descriptions that were named beyond the limit, and are not asked. */
  readonly leftOut: number;
}

/** A house with more than this has its own auditor; the bounds keep a flood of forged answers small. */
const MAX_ADDRESSES = 256;
export const MAX_DEVICES_AT_ONE_ADDRESS = 4;

export interface Found {
  readonly addresses: readonly FoundAddress[];
  /** Addresses beyond the limit, which are not asked. */
  readonly leftOut: number;
}

/** Joins sightings by where the description lies; ids are `address:port`, with the path where a port has several. */
export function addressesIn(sightings: readonly Sighting[], within: readonly Cidr[]): Found {
  const inScope = sightings.filter(
    ({ address }) => within.length === 0 || within.some((one) => cidrContains(one, address)),
  );
  const byAddress = Map.groupBy(inScope, ({ address }) => address);
  const addresses = [...byAddress].slice(0, MAX_ADDRESSES).flatMap(([text, members]) => {
    const address = asIpAddress(text);
    return address ? [asFound(address, members)] : [];
  });
  return { addresses, leftOut: Math.max(0, byAddress.size - MAX_ADDRESSES) };
}

function asFound(address: IpAddress, members: readonly Sighting[]): FoundAddress {
  const places = [...Map.groupBy(members, ({ port, path }) => `${port}\n${path}`).values()].sort(
    byLikelihood,
  );
  const asked = places.slice(0, MAX_DEVICES_AT_ONE_ADDRESS);
  return {
    address,
    devices: asked.flatMap((sightings) => asDevice(address, { sightings, asked })),
    leftOut: places.length - asked.length,
  };
}

/** Where players are, and what the operator gave, comes first: forged answers in its name must not hide a device. */
const byLikelihood = (a: readonly Sighting[], b: readonly Sighting[]): number => rankOf(a) - rankOf(b);

function rankOf([first, ...others]: readonly Sighting[]): number {
  if (first?.port === PLAYER_PORT && first.path === PLAYER_PATH) return 0;
  return [first, ...others].some((sighting) => sighting?.by === 'address-given') ? 1 : 2;
}

function asDevice(
  address: IpAddress,
  { sightings, asked }: { readonly sightings: readonly Sighting[]; readonly asked: readonly Sighting[][] },
): readonly FoundDevice[] {
  const [first] = sightings;
  if (!first) return [];
  const { port, path } = first;
  const place = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  const alone = asked.filter(([other]) => other?.port === port).length === 1;
  return [{ id: alone ? place : `${place}${path}`, address, port, path, sightings }];
}
