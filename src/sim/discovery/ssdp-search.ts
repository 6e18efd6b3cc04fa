/** A search as players understand it. */
export interface Search {
  readonly searchTarget: string;
  /** Seconds within which the answer may be spread; at most 5 (UDA 2.0 §1.3.3). */
  readonly maxWait: number;
}

const MAX_BYTES = 2048;

/**
 * Reads a search the way players do: lines may end with LF alone, the blank line at the end may be missing (SoCo),
 * MAN may lack its quotes (npm `sonos`), there may be no blank behind a colon (async_upnp_client), HOST may be nonsense
 * (`239.255.255.250:reservedSSDPport`, node-sonos-discovery). Anything else is not a search and gets no answer.
 */
export function readSearch(bytes: Uint8Array): Search | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  const [start = '', ...lines] = Buffer.from(bytes).toString('latin1').split(/\r?\n/);
  if (!/^M-SEARCH \* HTTP\/1\.[01]\s*$/i.test(start)) return undefined;
  const headers = new Map(lines.map(nameAndValue));
  if (headers.get('man')?.replaceAll('"', '').trim() !== 'ssdp:discover') return undefined;
  const searchTarget = headers.get('st');
  return searchTarget ? { searchTarget, maxWait: maxWaitOf(headers.get('mx')) } : undefined;
}

/** What other devices tell, or answers to searches of others. */
export const isAnnouncement = (bytes: Uint8Array): boolean =>
  /^(NOTIFY \* HTTP\/1\.[01]|HTTP\/1\.[01] 200)\b/i.test(
    Buffer.from(bytes.subarray(0, 32)).toString('latin1'),
  );

function nameAndValue(line: string): [string, string] {
  const colon = line.indexOf(':');
  if (colon < 1) return ['', ''];
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}

/** A missing or unreadable MX counts as 1. Unsure: players may ignore such searches (UDA 2.0 §1.3.3 allows it). */
function maxWaitOf(text: string | undefined): number {
  const seconds = Number(text);
  return Number.isFinite(seconds) && text ? Math.min(Math.max(seconds, 0), 5) : 1;
}
