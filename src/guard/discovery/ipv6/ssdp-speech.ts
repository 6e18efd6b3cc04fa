import { knownAddress } from '../../../base/address.ts';
import type { Speech } from './link-of-sides.ts';

const PORT = 1900;

/** UDA 2.0 annex A: the group of a link, and that of a site, in which some programs search as well. Hops as over IPv4 (§1.1). */
export const SSDP_ON_LINK: Speech = {
  group: { host: knownAddress('ff02::c'), port: PORT },
  also: [{ host: knownAddress('ff05::c'), port: PORT }],
  hops: 2,
};
