import type { IpAddress } from '../../base/address.ts';
import { createHttpClient } from '../../upnp/http-client.ts';
import { createEventHub } from '../events/hub.ts';
import type { EventHub, PlayerEvent } from '../events/event-hub.ts';
import type { SubscriptionFact } from '../events/subscriber.ts';
import { addressesOf } from '../gateway/addresses.ts';
import { describeBy } from '../gateway/describe-player.ts';
import { outwardEvents } from '../gateway/event-words.ts';
import type { EnforcerParts } from '../gateway/enforcer.ts';
import type { Principal } from '../identity/principal.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Roster } from '../gateway/roster.ts';
import { sightOf } from '../gateway/sight-of.ts';
import { ZoneGroups } from '../gateway/zone-groups.ts';
import type { Policy } from '../policy/decision.ts';
import { RateLimit, type RateLimits } from '../shield/rate-limit.ts';
import { Shield } from '../shield/shield.ts';
import { createUpstream } from '../upstream/upstream.ts';
import type { GuardPorts } from './ports.ts';

/** The side of the guard that faces players. */
export interface Players {
  readonly places: readonly PlayerPlace[];
  known(): readonly string[];
  /** What both doors work with. */
  parts(own: Pick<EnforcerParts, 'journal' | 'desk' | 'identify' | 'frontDesk'>): EnforcerParts;
  /** Ends the subscriptions of those who may have none: under the policy in force, by who they are now. */
  withdraw(): void;
  close(): Promise<void>;
}

interface Options {
  readonly places: readonly PlayerPlace[];
  readonly listenOn: IpAddress;
  readonly rates?: Partial<RateLimits>;
  /** The policy in force now: another after a reload. */
  readonly policy: () => Policy;
  /** Who is at an address now, where nothing is shown. */
  readonly whoIsAt: (address: IpAddress) => Principal;
}

/** Asks each player once who it is before it returns. Fails where `listenOn` cannot be had. */
export async function connectPlayers(
  ports: GuardPorts,
  { places, listenOn, policy, rates, whoIsAt }: Options,
): Promise<Players> {
  const { clock, log } = ports;
  const upstream = createUpstream(ports);
  const shield = new Shield({ clock, upstream });
  const roster = new Roster({ clock, log }, { places, describe: describeBy(upstream) });
  await roster.start();
  const addresses = addressesOf(places);
  const told = outwardEvents(addresses);
  const hub = await createEventHub(
    { ...ports, client: createHttpClient(ports) },
    {
      listenOn,
      isGuarded: (address) => addresses.isOwn(address),
      redact: (content, { principal }) => told(content, sightOf({ clock, roster, policy }, principal)),
      onEvent: (event) => forget(shield, roster, event),
    },
  );
  const facing = { clock, roster, shield, addresses, zoneGroups: new ZoneGroups(roster), hub, policy };
  return {
    places,
    known: () => places.filter((place) => roster.known(place)).map(({ room }) => room),
    parts: (own) => ({ ...facing, rates: new RateLimit(clock, rates), ...own }),
    withdraw: () => withdraw({ hub, roster, whoIsAt }, policy(), clock.now()),
    async close() {
      roster.close();
      await hub.close();
    },
  };
}

/** What was read of a player before it told something may be old. */
function forget(shield: Shield, roster: Roster, { player, service }: PlayerEvent): void {
  const place = roster.placeOf(player);
  if (place) shield.changed(place.endpoint.host, service);
}

function withdraw(
  { hub, roster, whoIsAt }: Pick<Options, 'whoIsAt'> & { readonly hub: EventHub; readonly roster: Roster },
  policy: Policy,
  at: number,
): void {
  hub.endWhere((subscription) => {
    // A program showed what it is; all others are whoever is at their address now.
    const principal =
      subscription.principal.kind === 'program' ? subscription.principal : whoIsAt(subscription.address);
    return !mayHear(policy, roster, { subscription: { ...subscription, principal }, at });
  });
}

function mayHear(
  policy: Policy,
  roster: Roster,
  { subscription, at }: { readonly subscription: SubscriptionFact; readonly at: number },
): boolean {
  const room = roster.placeOf(subscription.player)?.room;
  if (room === undefined) return false;
  const action = { kind: 'event', id: `event.${subscription.service}`, riskClass: 'read' } as const;
  const request = {
    principal: subscription.principal,
    action,
    room,
    rooms: [room],
    context: { at, approved: false },
  };
  return policy.decide(request).effect === 'permit';
}
