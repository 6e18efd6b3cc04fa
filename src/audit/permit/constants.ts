import type { AuditPage } from '../../catalog/audit-pages.ts';

/** A name that no resolver knows (RFC 6761 §6.4): players answer names with 400 since the fix of 2018. */
export const FOREIGN_HOST = 'rebinding-test.invalid';

export const ART_PATH = '/getaa';
export const TLS_PORT = 1443;
/** Where run_sshd.sh of 57.10 starts ssh and telnet, and where they are put by those who may not use low ports. */
export const LOGIN_PORTS = [22, 23, 2222, 2323] as const;
export type LoginPortNumber = (typeof LOGIN_PORTS)[number];

export const LOCAL_API_INFO: AuditPage = '/api/v1/players/local/info';

/** The placeholder that jjlawren/sonos-websocket, music-assistant/aiosonos and svrooij/node-sonos-ts all send. */
export const PUBLIC_API_KEY = '123e4567-e89b-12d3-a456-426655440000';
