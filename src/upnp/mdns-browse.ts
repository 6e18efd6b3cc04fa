/**
 * Looks for services by multicast DNS. What could go wrong: anybody on the link answers, in the name of others too, or floods.
 * What guards it: datagrams are bounded in number and size per source and in all (`inbox.ts`), records per source
 * (`mdns-source.ts`); each is read once; each source is believed for itself only, and marked when it gives another's address
 * (`mdns-sighting.ts`); what is received leads to one bounded round of questions to the group and to nothing else. Proven in
 * `mdns-browse.test.ts` and `mdns-notebook.test.ts`.
 */
import { type IpAddress, knownAddress } from '../base/address.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Datagram, Net } from '../ports/net.ts';
import type { MdnsType } from '../wire/mdns/message.ts';
import { writeMdnsQuery } from '../wire/mdns/write.ts';
import { boundedInbox } from './inbox.ts';
import {
  askingFrom,
  distinctFailures,
  type LinkFailure,
  type LinkSocket,
  openLinkSockets,
  sendOnEach,
} from './link-sockets.ts';
import { MdnsNotebook, type RefusedMdnsSource } from './mdns-notebook.ts';
import type { MdnsSighting } from './mdns-sighting.ts';

export interface BrowseOptions {
  /** Own addresses to ask from. */
  readonly interfaces: readonly IpAddress[];
  /** Hosts to ask directly (RFC 6762 §5.5). */
  readonly addresses?: readonly IpAddress[];
  /** Full names of service types; `BROWSED_SERVICES` when not given. */
  readonly services?: readonly string[];
  readonly listenMs: number;
  /** How often the first question is asked; UDP loses. */
  readonly repeats: number;
  /** Listens to the group too while it runs: what others announce, and answers of hosts that only answer there. */
  readonly announcements?: boolean;
  readonly signal?: AbortSignal;
}

export interface BrowseResult {
  readonly sightings: readonly MdnsSighting[];
  readonly refusals: readonly RefusedMdnsSource[];
  /** Datagrams that were let go because a source or all of them together sent too much. */
  readonly dropped: number;
  readonly failures: readonly LinkFailure[];
}

/** What players announce: the local API, and the doors of Spotify and AirPlay. */
export const BROWSED_SERVICES: readonly string[] = [
  '_sonos._tcp.local',
  '_spotify-connect._tcp.local',
  '_airplay._tcp.local',
  '_raop._tcp.local',
];

const MDNS_PORT = 5353;
const GROUP = knownAddress('224.0.0.251');
/** RFC 6762 §11: link-local multicast; 255 is what older receivers check for. */
const TTL = 255;
/** RFC 6762 §5.2 wants a second between repeated questions; within one short run half of that is enough. */
const SPREAD_MS = 500;
const MAX_FOLLOW_UPS = 64;
const MAX_QUESTIONS_AT_ONCE = 16;

/**
 * Asks each interface which instances there are, then once for what the answers left out. The questions come from a port of
 * their own, so that answers come back by unicast (RFC 6762 §5.1, §6.7).
 */
export async function browse(
  { net, clock, log }: { readonly net: Net; readonly clock: Clock; readonly log: Log },
  options: BrowseOptions,
): Promise<BrowseResult> {
  const { interfaces, listenMs, signal, services = BROWSED_SERVICES } = options;
  const inbox = boundedInbox();
  const notebook = new MdnsNotebook(services);
  const onDatagram = (datagram: Datagram): void => {
    if (inbox.put(datagram)) notebook.read(datagram);
  };
  const open = { net, onDatagram };
  const asking = await openLinkSockets({
    ...open,
    interfaces: askingFrom(options),
    options: (own) => ({ host: own, port: 0, multicast: { interface: own, ttl: TTL, loopback: true } }),
  });
  const hearing = await openLinkSockets({
    ...open,
    interfaces: options.announcements ? interfaces : [],
    options: (own) => ({
      host: GROUP,
      port: MDNS_PORT,
      reuse: true,
      multicast: { group: GROUP, interface: own, ttl: TTL },
    }),
  });
  const failures = [...asking.failures, ...hearing.failures];
  const hosts = [...(interfaces.length === 0 ? [] : [GROUP]), ...(options.addresses ?? [])];
  const ask = async (questions: readonly Question[]): Promise<void> => {
    failures.push(...(await askAll(asking.sockets, questions, hosts)));
  };
  try {
    for (let round = 0; round < options.repeats; round += 1) {
      if (round > 0) await clock.sleep(SPREAD_MS, signal);
      await ask(services.map((name) => ({ name, type: 'PTR' })));
    }
    await clock.sleep(listenMs / 2, signal);
    await ask(missingIn(notebook.sightings));
    await clock.sleep(listenMs / 2, signal);
  } finally {
    await Promise.all([asking.close(), hearing.close()]);
  }
  log.debug('browse ended', { datagrams: inbox.kept.length, dropped: inbox.dropped() });
  const { sightings, refusals } = notebook;
  return {
    sightings,
    refusals,
    dropped: inbox.dropped(),
    failures: distinctFailures(failures),
  };
}

interface Question {
  readonly name: string;
  readonly type: MdnsType;
}

/** What is still to be asked so that every instance has a place, a text and an address. */
function missingIn(sightings: readonly MdnsSighting[]): readonly Question[] {
  const questions = sightings.flatMap(({ name, target, text, addresses }): readonly Question[] => [
    ...(target === undefined ? [{ name, type: 'SRV' } as const] : []),
    ...(text === undefined ? [{ name, type: 'TXT' } as const] : []),
    ...(target !== undefined && addresses.length === 0 ? [{ name: target, type: 'A' } as const] : []),
  ]);
  return questions.slice(0, MAX_FOLLOW_UPS);
}

async function askAll(
  sockets: readonly LinkSocket[],
  questions: readonly Question[],
  hosts: readonly IpAddress[],
): Promise<readonly LinkFailure[]> {
  const failures: LinkFailure[] = [];
  for (let at = 0; at < questions.length; at += MAX_QUESTIONS_AT_ONCE) {
    const some = questions.slice(at, at + MAX_QUESTIONS_AT_ONCE);
    const query = writeMdnsQuery({ questions: some, unicastResponse: true });
    for (const host of hosts)
      failures.push(
        ...(await sendOnEach(sockets, (socket) => socket.send(query, { host, port: MDNS_PORT }))),
      );
  }
  return failures;
}
