import type { FaultDoor } from '../definition/fault-schema.ts';

/** Where requests come in. */
export const HTTP_DOORS: readonly FaultDoor[] = ['tcp', 'tls'];
/** Where something is asked and answered over a connection. */
export const CONNECTION_DOORS: readonly FaultDoor[] = [...HTTP_DOORS, 'websocket'];
export const ALL_DOORS: readonly FaultDoor[] = [...CONNECTION_DOORS, 'udp'];
