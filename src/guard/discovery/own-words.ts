import type { IpAddress } from '../../base/address.ts';
import { TLS_PORT } from '../../catalog/door-ports.ts';
import type { Headers } from '../../wire/http/headers.ts';

/** Short, and of characters that can be seen: what is not is left out. */
const VALUE = /^[\x20-\x7e]{1,256}$/;

/**
 * Headers of players that clients go by, as recorded from 26.1 to 86.10 (sonos-facts, Discovery). Others are left out, and so is
 * `X-SONOS-HHSECURELOCATION`: it leads to port 1843, which is no door.
 */
const WORDS: ReadonlyMap<string, 'value' | 'location'> = new Map([
  ['X-RINCON-BOOTSEQ', 'value'],
  ['BOOTID.UPNP.ORG', 'value'],
  ['X-RINCON-HOUSEHOLD', 'value'],
  ['X-RINCON-WIFIMODE', 'value'],
  ['X-RINCON-VARIANT', 'value'],
  ['X-RINCON-PROXY', 'value'],
  ['HOUSEHOLD.SMARTSPEAKER.AUDIO', 'value'],
  ['LOCATION.SMARTSPEAKER.AUDIO', 'value'],
  ['SECURELOCATION.UPNP.ORG', 'location'],
]);

/** The vendor headers of a player that lead nowhere but to its own doors, in its own order. */
export const ownWordsIn = (headers: Headers, host: IpAddress): Headers =>
  headers.flatMap(([name, value]) => {
    const known = name.toUpperCase();
    const kind = WORDS.get(known);
    const isOwn = kind === 'location' ? value.startsWith(`https://${host}:${TLS_PORT}/`) : kind === 'value';
    return isOwn && VALUE.test(value) ? [[known, value] as const] : [];
  });
