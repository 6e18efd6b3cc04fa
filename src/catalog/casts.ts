import { CAST_SERVICE_IDS, type CastServiceId } from './cast-services.ts';

/** Every service by which apps hand music to a player besides UPnP and the local API: those that pass unread, and Spotify Connect, which is read. */
export const CAST_IDS = [...CAST_SERVICE_IDS, 'spotify'] as const;
export type CastId = (typeof CAST_IDS)[number];

/** The word that permits it, in `may` and nowhere else. */
export const castAction = (id: CastId): `cast.${CastId}` => `cast.${id}`;

/** Whether the firewall lets it pass and nobody reads it. */
export const isUnread = (id: CastId): id is CastServiceId => CAST_SERVICE_IDS.some((unread) => unread === id);
