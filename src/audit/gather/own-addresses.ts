import { asIpAddress, cidrContains, type IpAddress, isLoopback, parseCidr } from '../../base/address.ts';
import type { Net } from '../../ports/net.ts';

/** Own addresses from which a device can be talked to. */
export interface OwnAddresses {
  /** In the device's network; the device can come back to it. */
  readonly near?: IpAddress;
  /** Another one, for a callback that is not the subscriber's. */
  readonly second?: IpAddress;
}

/**
 * Chooses among the machine's addresses. On loopback every address of 127.0.0.0/8 is our own (Linux); where it is not,
 * listening there fails and the question is not asked.
 */
export function ownAddresses(net: Net, device: IpAddress): OwnAddresses {
  if (isLoopback(device)) return { ...named('near', '127.0.0.1'), ...named('second', '127.0.0.2') };
  const own = net.interfaces().filter(({ loopback, address }) => !loopback && !address.includes(':'));
  const near = own.find(({ address, prefix }) => {
    const network = parseCidr(`${address}/${prefix}`);
    return network !== undefined && cidrContains(network, device);
  });
  const second = own.find(({ address }) => address !== near?.address);
  return {
    ...(near ? { near: near.address } : {}),
    ...(near && second ? { second: second.address } : {}),
  };
}

function named(key: keyof OwnAddresses, text: string): OwnAddresses {
  const address = asIpAddress(text);
  return address ? { [key]: address } : {};
}
