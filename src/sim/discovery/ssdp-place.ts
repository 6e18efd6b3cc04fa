/** UDA 2.0 §1.1. */
export const SSDP_GROUP = { address: '239.255.255.250', port: 1900 } as const;
/** node-sonos-ts and node-sonos-discovery search there too. */
export const SSDP_BROADCAST = { address: '255.255.255.255', port: 1900 } as const;
