import { asIpAddress, cidrContains, type IpAddress, isLoopback, parseCidr } from '../../base/address.ts';
import type { Net, NetInterface } from '../../ports/net.ts';

/** Own addresses from which a device can be talked to. */
export interface OwnAddresses {
  /** In the device's network; the device can come back to it. */
  readonly near?: IpAddress;
  /** Another one, for a callback that is not the subscriber's: in the same network if possible, where events surely arrive. */
  readonly second?: { readonly address: IpAddress; readonly otherNetwork: boolean };
}

/**
 * Chooses among the machine's addresses. On loopback every address of 127.0.0.0/8 is our own (Linux); where it is not,
 * listening there fails and the question is not asked.
 */
export function ownAddresses(net: Pick<Net, 'interfaces'>, device: IpAddress): OwnAddresses {
  if (isLoopback(device)) return LOOPBACK;
  const own = net.interfaces().filter(({ loopback, address }) => !loopback && !address.includes(':'));
  const near = own.find((one) => isInNetworkOf(one, device));
  if (!near) return {};
  const others = own.filter(({ address }) => address !== near.address);
  const beside = others.find(({ address }) => isInNetworkOf(near, address));
  const second = beside ?? others[0];
  return {
    near: near.address,
    ...(second ? { second: { address: second.address, otherNetwork: beside === undefined } } : {}),
  };
}

function isInNetworkOf({ address, prefix }: NetInterface, other: IpAddress): boolean {
  const network = parseCidr(`${address}/${prefix}`);
  return network !== undefined && cidrContains(network, other);
}

const ownLoopback = (text: string): IpAddress => {
  const address = asIpAddress(text);
  if (!address) throw new Error(`no address: ${text}`);
  return address;
};

const LOOPBACK: OwnAddresses = {
  near: ownLoopback('127.0.0.1'),
  second: { address: ownLoopback('127.0.0.2'), otherNetwork: false },
};
