import { asIpAddress, type Endpoint, type IpAddress } from '../base/address.ts';
import type { Refusal } from '../base/refusal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Datagram, DatagramSocket, Net } from '../ports/net.ts';
import type { SsdpAnnouncement, SsdpResponse } from '../wire/ssdp/message.ts';
import { parseSsdp } from '../wire/ssdp/parse.ts';
import { writeSearch } from '../wire/ssdp/write.ts';
import { boundedInbox } from './inbox.ts';

/** A device that made itself known, and from where. Clients believe the source of the datagram, and so do we. */
export interface Sighting {
  readonly from: Endpoint;
  readonly message: SsdpResponse | SsdpAnnouncement;
  /** LOCATION names another host than the one that sent this: it is never followed. */
  readonly foreignLocation: boolean;
}

export interface SearchResult {
  readonly sightings: readonly Sighting[];
  /** What could not be read as SSDP, at most a few per source. */
  readonly refusals: readonly { readonly from: Endpoint; readonly refusal: Refusal }[];
  /** Datagrams that were let go because a source or all of them together sent too many. */
  readonly dropped: number;
  /** Interfaces on which nothing could be sent, with the reason. */
  readonly failures: readonly { readonly interface: IpAddress; readonly reason: string }[];
}

export interface SearchOptions {
  /** Own addresses to search from by multicast. */
  readonly interfaces: readonly IpAddress[];
  /** Devices to ask directly (UDA 2.0 §1.3.2, unicast M-SEARCH). */
  readonly addresses?: readonly IpAddress[];
  readonly targets: readonly string[];
  readonly listenMs: number;
  /** How often each search is sent; UDP loses. */
  readonly repeats: number;
  readonly signal?: AbortSignal;
}

const SSDP_PORT = 1900;
const GROUP = addressOf('239.255.255.250');
/** UDA 2.0 §1.3.2 recommends a TTL of 2. */
const TTL = 2;
const USER_AGENT = 'Linux UPnP/2.0 Tonewall/0.1';

/**
 * Searches on every interface given and asks the addresses given, then listens. Each interface has a socket of its own, so that a
 * search leaves where it should and answers come back to it.
 */
export async function search(
  { net, clock, log }: { readonly net: Net; readonly clock: Clock; readonly log: Log },
  options: SearchOptions,
): Promise<SearchResult> {
  const inbox = boundedInbox();
  const failures: { interface: IpAddress; reason: string }[] = [];
  const sockets: DatagramSocket[] = [];
  for (const own of options.interfaces) {
    try {
      const multicast = { interface: own, ttl: TTL, loopback: true };
      sockets.push(await net.datagrams({ host: own, port: 0, multicast }, inbox.put));
    } catch (cause) {
      failures.push({ interface: own, reason: messageOf(cause) });
    }
  }
  try {
    await sendAll({ clock, sockets, options, failures });
    await clock.sleep(options.listenMs, options.signal);
  } finally {
    await Promise.all(sockets.map((socket) => socket.close()));
  }
  log.debug('search ended', { datagrams: inbox.kept.length, dropped: inbox.dropped() });
  return { ...sort(inbox.kept), dropped: inbox.dropped(), failures };
}

interface Sending {
  readonly clock: Clock;
  readonly sockets: readonly DatagramSocket[];
  readonly options: SearchOptions;
  readonly failures: { interface: IpAddress; reason: string }[];
}

/** UDA 2.0 §1.3.2: a search may be repeated, spread over a short time. */
const SPREAD_MS = 120;

async function sendAll({ clock, sockets, options, failures }: Sending): Promise<void> {
  for (let round = 0; round < options.repeats; round += 1) {
    if (round > 0) await clock.sleep(SPREAD_MS, options.signal);
    await Promise.all(
      sockets.map(async (socket) => {
        try {
          await searchFrom(socket, options);
        } catch (cause) {
          if (round === 0) failures.push({ interface: socket.local.host, reason: messageOf(cause) });
        }
      }),
    );
  }
}

async function searchFrom(socket: DatagramSocket, { targets, addresses = [] }: SearchOptions): Promise<void> {
  for (const searchTarget of targets) {
    const group = { searchTarget, host: `${GROUP}:${SSDP_PORT}`, maxWait: 1, userAgent: USER_AGENT };
    await socket.send(writeSearch(group), { host: GROUP, port: SSDP_PORT });
    for (const host of addresses) {
      const direct = { searchTarget, host: `${host}:${SSDP_PORT}`, userAgent: USER_AGENT };
      await socket.send(writeSearch(direct), { host, port: SSDP_PORT });
    }
  }
}

function sort(datagrams: readonly Datagram[]): Pick<SearchResult, 'sightings' | 'refusals'> {
  const sightings = new Map<string, Sighting>();
  const refusals: { from: Endpoint; refusal: Refusal }[] = [];
  for (const { bytes, from } of datagrams) {
    const parsed = parseSsdp(bytes);
    if (!parsed.ok) refusals.push({ from, refusal: parsed.error });
    else if (parsed.value.kind !== 'search') {
      const message = parsed.value;
      const key = [from.host, message.kind, message.usn, message.location ?? ''].join('\n');
      if (!sightings.has(key))
        sightings.set(key, { from, message, foreignLocation: isForeign(message.location, from) });
    }
  }
  return { sightings: [...sightings.values()], refusals: refusals.slice(0, 100) };
}

/** A LOCATION that is no URL counts as foreign: it cannot be the sender's. */
function isForeign(location: string | undefined, from: Endpoint): boolean {
  if (location === undefined) return false;
  return !URL.canParse(location) || new URL(location).hostname.replace(/^\[|\]$/g, '') !== from.host;
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function addressOf(text: string): IpAddress {
  const address = asIpAddress(text);
  if (!address) throw new Error(`not an address: ${text}`);
  return address;
}
