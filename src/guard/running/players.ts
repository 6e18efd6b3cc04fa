import type { IpAddress } from '../../base/address.ts';
import type { Net } from '../../ports/net.ts';
import { createEventHub } from '../events/hub.ts';
import type { EventMove } from '../events/event-hub.ts';
import { AddressBook } from '../gateway/addresses.ts';
import { describeBy } from '../gateway/describe-player.ts';
import { outwardEvents } from '../gateway/event-words.ts';
import type { EnforcerParts } from '../gateway/enforcer.ts';
import type { KnownPlayer, PlayerPlace } from '../gateway/guarded-player.ts';
import { LastHeard } from '../gateway/last-heard.ts';
import { type Describe, Roster } from '../gateway/roster.ts';
import { sightOf } from '../gateway/sight-of.ts';
import { ZoneGroups } from '../gateway/zone-groups.ts';
import type { Principal } from '../identity/principal.ts';
import type { LearntPlayers } from '../moving/learnt-players.ts';
import { ownNamed } from '../moving/own-named.ts';
import type { Policy } from '../policy/decision.ts';
import { RateLimit, type RateLimits } from '../shield/rate-limit.ts';
import { ownRequests, requestsBy, subscriptionsBy } from '../shield/own-requests.ts';
import { Shield } from '../shield/shield.ts';
import { Assurance } from '../upstream/assurance.ts';
import { assuredNet } from '../upstream/assured-net.ts';
import { hearing } from '../upstream/hearing.ts';
import { heeding } from '../upstream/heeding.ts';
import { createUpstream } from '../upstream/upstream.ts';
import type { GuardPorts } from './ports.ts';
import { withdraw } from './withdraw.ts';

/** The side of the guard that faces players. */
export interface Players {
  /** Those that are guarded now. */
  places(): readonly PlayerPlace[];
  /** Rooms that are guarded and whose player has told what it is. */
  known(): readonly string[];
  /** What the player there has told of itself. */
  knownAt(place: PlayerPlace): KnownPlayer | undefined;
  /** Whether a player that has not told what it is refuses to. */
  refuses(place: PlayerPlace): boolean;
  /** Milliseconds since the player answered or told something; undefined where it never did. */
  heardAgoMs(place: PlayerPlace): number | undefined;
  /** What answers there says that it is, whoever it is; nothing is made of it. */
  describe: Describe;
  /** Connections that lead to players, or fail. */
  readonly net: Net;
  /** Somebody at that address speaks as another player: nothing passes there until its player has told that it is there. */
  question(host: IpAddress): void;
  /** What both doors work with. */
  parts(
    own: Pick<
      EnforcerParts,
      'journal' | 'record' | 'unrecorded' | 'desk' | 'identify' | 'frontDesk' | 'localMedia'
    >,
  ): EnforcerParts;
  /** Has another place for events. Fails with `address-in-use` or `address-unavailable`, and then all is as before. */
  prepareEvents(place: EventsAt): Promise<EventMove>;
  /** Asks players that will be guarded who they are; of a silent one it waits a second for the answer. */
  meet(places: readonly PlayerPlace[]): Promise<void>;
  /** At once these are guarded and no others. */
  replace(places: readonly PlayerPlace[]): void;
  /** Ends the subscriptions of those who may have none: under the policy in force, by who they are now. */
  withdraw(): void;
  close(): Promise<void>;
}

/** Where players tell of events. */
export interface EventsAt {
  readonly listenOn: IpAddress;
  /** A free one when missing. */
  readonly port?: number;
}

interface Options {
  readonly events: EventsAt;
  readonly rates?: Partial<RateLimits>;
  /** The policy in force now: another after a reload. */
  readonly policy: () => Policy;
  /** Who somebody is now that was identified before. */
  readonly who: (principal: Principal, address: string) => Principal;
  readonly learnt: LearntPlayers;
}

/** Of no player at first. Fails where `listenOn` cannot be had. */
export async function connectPlayers(
  ports: GuardPorts,
  { events, policy, who, rates, learnt }: Options,
): Promise<Players> {
  const { clock, log } = ports;
  const heard = new LastHeard(clock);
  const assurance: Assurance = new Assurance({ clock, ask: (host) => roster.lookAt(host) });
  const net = assuredNet(ports.net, assurance);
  const answering = hearing(createUpstream({ clock, net }), ({ host }) => heard.note(host));
  const upstream = heeding(answering, ({ host }) => roster.doubt(host));
  const shield = new Shield({ clock, upstream });
  const ask = ownRequests(shield);
  const inLine = describeBy(ask);
  const atOnce = describeBy(requestsBy(createUpstream(ports)));
  const describe: Describe = (place) => (assurance.holds(place.endpoint.host) ? inLine : atOnce)(place);
  const own = ownNamed(describe, {
    learnt,
    neighbours: ports.neighbours,
    onAnother: (place) => {
      const id = roster.known(place)?.id;
      if (id !== undefined) hub.endWhere(({ player }) => player === id);
    },
  });
  const roster: Roster = new Roster({ clock, log }, { places: [], describe: own });
  const addresses = new AddressBook([]);
  let told = outwardEvents(addresses);
  const hub = await createEventHub(
    { ...ports, client: subscriptionsBy(ask) },
    {
      ...events,
      isGuarded: (address) => addresses.isOwn(address),
      redact: (content, { principal, address }) =>
        told(content, sightOf({ clock, roster, policy }, who(principal, address))),
      onEvent: ({ player, service }) => {
        const host = roster.placeOf(player)?.endpoint.host;
        if (host === undefined) return;
        heard.note(host);
        // What was read of a player before it told something may be old.
        shield.changed(host, service);
      },
    },
  );
  const facing = { clock, roster, shield, addresses, zoneGroups: new ZoneGroups(roster), hub, policy };
  return {
    places: () => roster.places,
    known: () => roster.places.filter((place) => roster.known(place)).map(({ room }) => room),
    knownAt: (place) => roster.known(place),
    refuses: (place) => roster.refuses(place),
    describe,
    net,
    question: (host) => {
      if (roster.at(host)) assurance.question(host);
    },
    heardAgoMs: ({ endpoint }) => heard.agoMs(endpoint.host),
    parts: (own) => ({ ...facing, rates: new RateLimit(clock, rates), ...own }),
    prepareEvents: (place) => hub.prepare(place),
    meet: (places) => roster.meet(places),
    replace: (places) => {
      roster.replace(places);
      addresses.replace(places);
      const hosts = new Set(places.map(({ endpoint }) => endpoint.host));
      heard.keep(hosts);
      assurance.keep(hosts);
      told = outwardEvents(addresses);
    },
    withdraw: () => withdraw({ hub, roster, who }, policy(), clock.now()),
    async close() {
      roster.close();
      await hub.close();
    },
  };
}
