import type { Cidr, IpAddress } from '../../base/address.ts';

/** Whom an audit asks. Nothing outside of it is ever connected to. */
export interface AuditScope {
  /** Search by SSDP and mDNS from these own addresses; absent: no search. */
  readonly search?: { readonly interfaces: readonly IpAddress[]; readonly listenMs: number };
  /** Devices given; without a port where players have their description. */
  readonly given: readonly GivenDevice[];
  /** Networks of which every address is tried on port 1400. */
  readonly sweep: readonly Cidr[];
  /** When not empty: only devices in these networks are asked, however they were found. */
  readonly within: readonly Cidr[];
}

export interface GivenDevice {
  readonly address: IpAddress;
  readonly port?: number;
  readonly path?: string;
}

export const PLAYER_PORT = 1400;
export const PLAYER_PATH = '/xml/device_description.xml';
