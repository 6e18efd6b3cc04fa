import { type Cidr, type IpAddress, ipv4ToNumber } from '../../base/address.ts';

/** A network of one address: an audit of the demonstration goes nowhere else. */
export const onlyThis = (address: IpAddress): Cidr => ({ base: ipv4ToNumber(address) ?? 0, prefix: 32 });
