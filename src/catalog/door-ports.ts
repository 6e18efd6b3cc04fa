/** Where players answer: in clear, and over TLS (28.1, 36.4: the same server). `ports.ts` has them all, with their sources. */
export const CLEAR_PORT = 1400;
export const TLS_PORT = 1443;
export const DOOR_PORTS = [CLEAR_PORT, TLS_PORT] as const;
export type DoorPort = (typeof DOOR_PORTS)[number];
