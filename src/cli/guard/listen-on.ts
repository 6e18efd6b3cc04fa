import { asIpAddress, cidrContains, type IpAddress, knownAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import type { Gateway } from '../../config/config.ts';
import type { NetInterface } from '../../ports/net.ts';

const LOOPBACK = knownAddress('127.0.0.1');

/**
 * Where players tell of events: the address that was asked for, that of the card that leads to the players, or this computer alone.
 * Fails with `usage-flag` and `address-unavailable`.
 */
export function listenOn(
  flag: string | undefined,
  gateway: Gateway | undefined,
  interfaces: readonly NetInterface[],
): IpAddress {
  if (flag !== undefined) return addressIn(flag);
  if (!gateway) return LOOPBACK;
  const [{ interface: card, network, text }] = gateway.players;
  const own = interfaces.find(({ name, address }) => name === card && cidrContains(network, address));
  if (own) return own.address;
  throw new TonewallError('address-unavailable', `${card} has no address in ${text}`);
}

function addressIn(text: string): IpAddress {
  const address = asIpAddress(text);
  if (!address)
    throw new TonewallError('usage-flag', `--listen takes an address, not ${printable(text, 40)}`);
  return address;
}
