import type { IpAddress } from '../../base/address.ts';
import { TLS_PORT } from '../../catalog/door-ports.ts';
import type { Headers } from '../../wire/http/headers.ts';

/** Short, and of characters that can be seen: what is not is left out. */
export const isShown = (value: string): boolean => /^[\x20-\x7e]{1,256}$/.test(value);

/** Bytes of all headers together, names and line ends counted: players of 86.10 fill 450, and with all else that is told they pass in one piece. */
const MOST_BYTES = 600;

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

/** The vendor headers of a player that lead nowhere but to its own doors, in its own order; of one that comes twice the first counts. */
export function ownWordsIn(headers: Headers, host: IpAddress): Headers {
  const kept = new Map<string, string>();
  let left = MOST_BYTES;
  for (const [name, value] of headers) {
    const known = name.toUpperCase();
    if (kept.has(known) || !isShown(value) || !isOwn(WORDS.get(known), value, host)) continue;
    left -= known.length + value.length + 4;
    if (left >= 0) kept.set(known, value);
  }
  return [...kept];
}

const isOwn = (kind: 'value' | 'location' | undefined, value: string, host: IpAddress): boolean =>
  kind === 'location' ? value.startsWith(`https://${host}:${TLS_PORT}/`) : kind === 'value';
