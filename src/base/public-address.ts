import { type Cidr, cidrContains, ipv4ToNumber, parseCidr } from './address.ts';

/** Networks of IPv4 that are nobody's in the internet (IANA IPv4 Special-Purpose Address Registry; RFC 5771 and RFC 1112 for what is above 224). */
const NOT_PUBLIC: readonly Cidr[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].flatMap((text) => parseCidr(text) ?? []);

/** Whether it is an IPv4 address of one computer somewhere in the internet. */
export const isPublicIpv4 = (address: string): boolean =>
  ipv4ToNumber(address) !== undefined && !NOT_PUBLIC.some((network) => cidrContains(network, address));
