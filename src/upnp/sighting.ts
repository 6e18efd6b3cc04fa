import type { Endpoint } from '../base/address.ts';
import type { Refusal } from '../base/refusal.ts';
import type { Datagram } from '../ports/net.ts';
import type { SsdpAnnouncement, SsdpResponse } from '../wire/ssdp/message.ts';
import { parseSsdp } from '../wire/ssdp/parse.ts';

/** A device that made itself known, and from where. Clients believe the source of the datagram, and so do we. */
export interface Sighting {
  readonly from: Endpoint;
  readonly message: SsdpResponse | SsdpAnnouncement;
  /** LOCATION names another host than the one that sent this: it is never followed. */
  readonly foreignLocation: boolean;
}

/** Datagrams of one source that could not be read as SSDP: how many, and why the first was turned away. */
export interface RefusedSource {
  readonly from: Endpoint;
  readonly refusal: Refusal;
  readonly count: number;
}

export interface Sorted {
  readonly sightings: readonly Sighting[];
  readonly refusals: readonly RefusedSource[];
}

/** Reads datagrams: what makes a device known, each statement of a source once; searches of others are passed over. */
export function sortDatagrams(datagrams: readonly Datagram[]): Sorted {
  const sightings = new Map<string, Sighting>();
  const refusals = new Map<string, RefusedSource>();
  for (const { bytes, from } of datagrams) {
    const parsed = parseSsdp(bytes);
    if (!parsed.ok) {
      const before = refusals.get(from.host) ?? { from, refusal: parsed.error, count: 0 };
      refusals.set(from.host, { ...before, count: before.count + 1 });
    } else if (parsed.value.kind !== 'search') {
      const message = parsed.value;
      const key = statementOf(from, message);
      if (!sightings.has(key))
        sightings.set(key, { from, message, foreignLocation: isForeign(message.location, from) });
    }
  }
  return { sightings: [...sightings.values()], refusals: [...refusals.values()] };
}

/** Two messages that differ only in wording, date or age state the same. */
function statementOf({ host }: Endpoint, message: SsdpResponse | SsdpAnnouncement): string {
  const kind = message.kind === 'response' ? 'response' : message.nts;
  return [host, kind, message.usn, message.location ?? ''].join('\n');
}

/** A LOCATION that is no URL counts as foreign: it cannot be the sender's. */
function isForeign(location: string | undefined, from: Endpoint): boolean {
  if (location === undefined) return false;
  return !URL.canParse(location) || new URL(location).hostname.replace(/^\[|\]$/g, '') !== from.host;
}
