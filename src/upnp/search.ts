/**
 * Searches by SSDP. What could go wrong: anybody on the link answers, forges answers in the name of others, or floods.
 * What guards it: datagrams are bounded in number and size per source and in all (`inbox.ts`); a LOCATION that points away from
 * the datagram's source is marked and never followed (`location.ts`); nothing received makes anything be sent. Proven in
 * `search.test.ts` and `inbox.test.ts`.
 */
import { type IpAddress, knownAddress } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Net } from '../ports/net.ts';
import { writeSearch } from '../wire/ssdp/write.ts';
import { boundedInbox } from './inbox.ts';
import {
  askingFrom,
  distinctFailures,
  type LinkFailure,
  type LinkSocket,
  openLinkSockets,
  sendOnEach,
} from './link-sockets.ts';
import { type Sorted, sortDatagrams } from './sighting.ts';

export interface SearchResult extends Sorted {
  /** Datagrams that were let go because a source or all of them together sent too much. */
  readonly dropped: number;
  /** Interfaces on which something could not be opened or sent. */
  readonly failures: readonly LinkFailure[];
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
  /** Searches to 255.255.255.255 too, as the vendor's controllers do (svrooij/sonos-api-docs). */
  readonly broadcast?: boolean;
  /** Listens to what devices announce to the group while the search runs (UDA 2.0 §1.2). */
  readonly announcements?: boolean;
  readonly signal?: AbortSignal;
}

/** What finds players and other UPnP devices: players answer to all three, others to the last two. */
export const SEARCH_TARGETS: readonly string[] = [
  'urn:schemas-upnp-org:device:ZonePlayer:1',
  'upnp:rootdevice',
  'ssdp:all',
];

const SSDP_PORT = 1900;
const GROUP = knownAddress('239.255.255.250');
const EVERYBODY = knownAddress('255.255.255.255');
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
  const open = { net, onDatagram: inbox.put };
  const asking = await openLinkSockets({
    ...open,
    interfaces: askingFrom(options),
    options: (own) => ({
      host: own,
      port: 0,
      broadcast: options.broadcast ?? false,
      multicast: { interface: own, ttl: TTL, loopback: true },
    }),
  });
  const hearing = await openLinkSockets({
    ...open,
    interfaces: options.announcements ? options.interfaces : [],
    // Bound to the group, not to every address: unicast that other programs wait for on 1900 stays theirs.
    options: (own) => ({
      host: GROUP,
      port: SSDP_PORT,
      reuse: true,
      multicast: { group: GROUP, interface: own, ttl: TTL },
    }),
  });
  const failures = [...asking.failures, ...hearing.failures];
  try {
    failures.push(...(await sendAll(clock, asking.sockets, options)));
    await clock.sleep(options.listenMs, options.signal);
  } finally {
    await Promise.all([asking.close(), hearing.close()]);
  }
  log.debug('search ended', { datagrams: inbox.kept.length, dropped: inbox.dropped() });
  return {
    ...sortDatagrams(inbox.kept),
    dropped: inbox.dropped(),
    failures: distinctFailures(failures),
  };
}

/** UDA 2.0 §1.3.2: a search may be repeated, spread over a short time. */
const SPREAD_MS = 120;

async function sendAll(
  clock: Clock,
  sockets: readonly LinkSocket[],
  options: SearchOptions,
): Promise<readonly LinkFailure[]> {
  const failures: LinkFailure[] = [];
  for (let round = 0; round < options.repeats; round += 1) {
    if (round > 0) await clock.sleep(SPREAD_MS, options.signal);
    // One by one: a destination that cannot be reached must not keep the others from being asked.
    for (const { bytes, to } of searchesOf(options))
      failures.push(
        ...(await sendOnEach(sockets, (socket) => socket.send(bytes, { host: to, port: SSDP_PORT }))),
      );
  }
  return failures;
}

interface Message {
  readonly bytes: Uint8Array;
  readonly to: IpAddress;
}

function searchesOf({ interfaces, targets, addresses = [], broadcast }: SearchOptions): readonly Message[] {
  const toGroup = { host: `${GROUP}:${SSDP_PORT}`, maxWait: 1, userAgent: USER_AGENT };
  const everywhere = interfaces.length === 0 ? [] : broadcast ? [GROUP, EVERYBODY] : [GROUP];
  return targets.flatMap((searchTarget) => [
    ...everywhere.map((to) => ({ to, bytes: writeSearch({ ...toGroup, searchTarget }) })),
    ...addresses.map((to) => {
      const direct = { searchTarget, host: `${to}:${SSDP_PORT}`, userAgent: USER_AGENT };
      return { to, bytes: writeSearch(direct) };
    }),
  ]);
}
