import { type Endpoint, knownAddress, plainAddress } from '../base/address.ts';

/** What Node.js says of one end of a socket; IPv4 behind `::ffff:` is IPv4. */
export function endpointOf(address: string | undefined, port: number | undefined): Endpoint {
  const host = plainAddress(address ?? '') ?? knownAddress('0.0.0.0');
  return { host, port: port ?? 0 };
}
