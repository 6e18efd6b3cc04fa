import { asIpAddress, type IpAddress } from '../../src/base/address.ts';

/** The address written so; a test that misspells one fails. */
export function ip(text: string): IpAddress {
  const address = asIpAddress(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return address;
}
