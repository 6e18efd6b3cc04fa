import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IpAddress, knownAddress as ip } from '../../src/base/address.ts';
import { ApprovalDesk } from '../../src/guard/approval/desk.ts';
import { createEventHub } from '../../src/guard/events/hub.ts';
import { addressesOf } from '../../src/guard/gateway/addresses.ts';
import { describeBy } from '../../src/guard/gateway/describe-player.ts';
import { firstDoor } from '../../src/guard/gateway/door.ts';
import { Doorway } from '../../src/guard/gateway/doorway.ts';
import { Enforcer, type EnforcerParts } from '../../src/guard/gateway/enforcer.ts';
import type { PlayerPlace } from '../../src/guard/gateway/guarded-player.ts';
import type { Identify } from '../../src/guard/gateway/identify.ts';
import { Roster } from '../../src/guard/gateway/roster.ts';
import { ZoneGroups } from '../../src/guard/gateway/zone-groups.ts';
import { NOBODY } from '../../src/guard/identity/principal.ts';
import { openCertificates } from '../../src/guard/local-api/certificates/certificates.ts';
import { CLEAR_PORT, TLS_PORT } from '../../src/catalog/door-ports.ts';
import { secondDoor, type SecondDoorPorts } from '../../src/guard/local-api/door.ts';
import type { Policy } from '../../src/guard/policy/decision.ts';
import { RateLimit, type RateLimits } from '../../src/guard/shield/rate-limit.ts';
import { ownRequests, subscriptionsBy } from '../../src/guard/shield/own-requests.ts';
import { Shield } from '../../src/guard/shield/shield.ts';
import { createUpstream } from '../../src/guard/upstream/upstream.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeDisk } from '../../src/host/disk/disk.ts';
import { nodeNet } from '../../src/host/net.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { nodeTlsServer } from '../../src/host/tls-server.ts';
import type { RiskClass } from '../../src/catalog/risk.ts';
import type { Journal, JournalEntry } from '../../src/journal/entry.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { silentLog } from '../../src/ports/log.ts';
import type { HouseholdDefinition } from '../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../src/sim/household.ts';
import { startRig } from '../../src/sim/rig/house.ts';

/** A simulated household behind doors of the guard, over real sockets. */
export interface GuardedHouse {
  readonly house: RunningHousehold;
  readonly places: readonly PlayerPlace[];
  /** The address of a room's door. */
  readonly door: (room: string) => IpAddress;
  /** What was written down, in order. */
  readonly entries: readonly JournalEntry[];
  /** The classes of what passed and could not be written down, in order. */
  readonly unrecorded: readonly RiskClass[];
  stop(): Promise<void>;
}

export interface Guarded {
  /** `127.62.1`: players from .11, doors from .111, the guard's own listener at .1. */
  readonly subnet: string;
  readonly rooms: HouseholdDefinition['rooms'];
  readonly definition?: Partial<HouseholdDefinition>;
  readonly policy: Policy;
  readonly identify?: Identify;
  /** Says whether an entry could be written. */
  readonly journal?: () => boolean;
  /** Of the doors, in the order of the players, where they are not from .111. */
  readonly guardAddresses?: readonly string[];
  /** How often somebody may ask, where it is not what the product allows. */
  readonly rates?: Partial<RateLimits>;
  /** Whether there is a door on port 1443 as well. */
  readonly secondDoors?: boolean;
  /** The time of the doors; that of the household is real. */
  readonly clock?: Clock;
}

export async function startGuardedHouse(wanted: Guarded): Promise<GuardedHouse> {
  const { subnet, rooms, definition, policy, identify, clock = nodeClock() } = wanted;
  const at = (last: number): IpAddress => ip(`${subnet}.${last}`);
  const house = await startRig(
    { name: subnet, firstAddress: at(11), rooms, ...definition },
    { doors: { ssdp: false, mdns: false, tls: wanted.secondDoors ?? false, login: false } },
  );
  const places = house.players.map(({ room, address }, index) => ({
    room,
    endpoint: { host: ip(address), port: 1400 },
    guardAddress: ip(wanted.guardAddresses?.[index] ?? `${subnet}.${111 + index}`),
  }));
  const net = nodeNet();
  const ports = { net, clock, log: silentLog, random: nodeRandom() };
  const upstream = createUpstream({ net, clock: nodeClock() });
  const shield = new Shield({ clock: nodeClock(), upstream });
  const ask = ownRequests(shield);
  const roster = new Roster(ports, { places, describe: describeBy(ask) });
  await roster.start();
  const addresses = addressesOf(places);
  const hub = await createEventHub(
    { ...ports, clock: nodeClock(), client: subscriptionsBy(ask) },
    { listenOn: at(1), isGuarded: (address) => addresses.isOwn(address) },
  );
  const entries: JournalEntry[] = [];
  const unrecorded: RiskClass[] = [];
  const write = wanted.journal ?? (() => true);
  const journal: Journal = { append: (entry) => entries.push(entry) > 0 && write() };
  const parts: EnforcerParts = {
    clock,
    roster,
    shield,
    desk: new ApprovalDesk({ clock, journal }),
    rates: new RateLimit(clock, wanted.rates),
    addresses,
    zoneGroups: new ZoneGroups(roster),
    hub,
    journal,
    record: async (entry) => journal.append(entry),
    unrecorded: { passed: (riskClass) => unrecorded.push(riskClass) },
    identify: identify ?? (() => ({ principal: NOBODY, ground: 'none' })),
    policy: () => policy,
  };
  const enforcer = new Enforcer(parts);
  // What the guard asked on its own account is no client's doing.
  house.recorder.clear();
  const doors = await Promise.all(
    places.map(async (place) => {
      const doorway = await Doorway.take(net, place.guardAddress, [CLEAR_PORT]);
      doorway.open([firstDoor(ports, enforcer, place)]);
      return doorway;
    }),
  );
  const folder = await mkdtemp(join(tmpdir(), 'guarded-house-'));
  const second = wanted.secondDoors ? await openSecondDoors(ports, { parts, enforcer, folder }) : [];
  return {
    house,
    places,
    entries,
    unrecorded,
    door: (room) => {
      const place = places.find((candidate) => candidate.room === room);
      if (!place) throw new Error(`no room ${room}`);
      return place.guardAddress;
    },
    stop: async () => {
      await Promise.all([...doors, ...second].map((door) => door.close()));
      await rm(folder, { recursive: true });
      roster.close();
      await hub.close();
      await house.stop();
    },
  };
}

async function openSecondDoors(
  ports: Omit<SecondDoorPorts, 'tls'>,
  {
    parts,
    enforcer,
    folder,
  }: { readonly parts: EnforcerParts; readonly enforcer: Enforcer; readonly folder: string },
): Promise<readonly Doorway[]> {
  const certificates = await openCertificates({ ...ports, disk: nodeDisk() }, join(folder, 'tls.json'));
  const secure = { ...ports, tls: nodeTlsServer() };
  return Promise.all(
    parts.roster.places.map(async (place) => {
      const doorway = await Doorway.take(ports.net, place.guardAddress, [TLS_PORT]);
      doorway.open([secondDoor(secure, { parts, enforcer, certificates }, place)]);
      return doorway;
    }),
  );
}
