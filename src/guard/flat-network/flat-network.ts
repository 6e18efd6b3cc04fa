import { cidrContains, isLoopback, numberToIpv4, parseCidr } from '../../base/address.ts';
import type { Config } from '../../config/config.ts';
import type { NetInterface } from '../../ports/net.ts';

/** Players of which this computer does not keep others away, because it stands between no segments. At least one. */
export interface FlatNetwork {
  /** Those in a network that this computer is in: whoever else is in it reaches them directly. */
  readonly near: readonly { readonly room: string; readonly network: string }[];
  /** Rooms of those behind some other router: whether others reach them is its affair. */
  readonly far: readonly string[];
}

/**
 * Undefined where a segment of players is named, or no player is; one on this computer alone (loopback) is reached by no other
 * device.
 */
export function flatNetwork(
  { gateway, players }: Pick<Config, 'gateway' | 'players'>,
  interfaces: readonly NetInterface[],
): FlatNetwork | undefined {
  if (gateway) return undefined;
  const open = [...players.values()].filter(({ address }) => !isLoopback(address));
  if (open.length === 0) return undefined;
  const placed = open.map(({ room, address }) => ({ room, network: networkOf(address, interfaces) }));
  return {
    near: placed.flatMap(({ room, network }) => (network === undefined ? [] : [{ room, network }])),
    far: placed.filter(({ network }) => network === undefined).map(({ room }) => room),
  };
}

/** The network of this computer that an address is in. */
function networkOf(address: string, interfaces: readonly NetInterface[]): string | undefined {
  for (const own of interfaces) {
    const cidr = parseCidr(`${own.address}/${own.prefix}`);
    if (cidr && cidrContains(cidr, address)) return `${numberToIpv4(cidr.base)}/${cidr.prefix}`;
  }
  return undefined;
}
