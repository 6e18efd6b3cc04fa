import type { AuditPage } from '../../catalog/audit-pages.ts';

/** A name that no resolver knows (RFC 6761 §6.4): players answer names with 400 since the fix of 2018. */
export const FOREIGN_HOST = 'rebinding-test.invalid';

const ART_PATH = '/getaa';

/** The art proxy, pointed at a place (86.10: what follows `u=` is the place, to the end). */
export const artPathFor = (url: string): string => `${ART_PATH}?u=${encodeURIComponent(url)}`;
export const isArtPath = (path: string): boolean => path.startsWith(`${ART_PATH}?`);

export const TLS_PORT = 1443;
/** Where run_sshd.sh of 57.10 starts ssh and telnet, and where they are put by those who may not use low ports. */
export const LOGIN_PORTS = [22, 23, 2222, 2323] as const;
export type LoginPortNumber = (typeof LOGIN_PORTS)[number];

export const LOCAL_API_INFO: AuditPage = '/api/v1/players/local/info';

/** The placeholder that jjlawren/sonos-websocket, music-assistant/aiosonos and svrooij/node-sonos-ts all send. */
export const PUBLIC_API_KEY = '123e4567-e89b-12d3-a456-426655440000';

/** UDA 2.0 §3.2.1. */
export const CALL_TYPE = 'text/xml; charset="utf-8"';

/** UDA 2.0 §4.1.2. As short as the question: what UNSUBSCRIBE does not reach ends by itself. */
export const EVENT_TYPE = 'upnp:event';
export const EVENT_TIMEOUT = 'Second-60';
