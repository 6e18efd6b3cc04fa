import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type IpAddress, knownAddress as ip } from '../../../src/base/address.ts';
import { ApprovalDesk } from '../../../src/guard/approval/desk.ts';
import type { EventHub } from '../../../src/guard/events/event-hub.ts';
import { addressesOf } from '../../../src/guard/gateway/addresses.ts';
import { describeBy } from '../../../src/guard/gateway/describe-player.ts';
import { Doorway } from '../../../src/guard/gateway/doorway.ts';
import { Enforcer, type EnforcerParts } from '../../../src/guard/gateway/enforcer.ts';
import type { PlayerPlace } from '../../../src/guard/gateway/guarded-player.ts';
import { Roster } from '../../../src/guard/gateway/roster.ts';
import { ZoneGroups } from '../../../src/guard/gateway/zone-groups.ts';
import { NOBODY, type Principal } from '../../../src/guard/identity/principal.ts';
import type { RiskClass } from '../../../src/catalog/risk.ts';
import { openCertificates } from '../../../src/guard/local-api/certificates/certificates.ts';
import { secondDoor } from '../../../src/guard/local-api/door.ts';
import { TLS_PORT } from '../../../src/catalog/door-ports.ts';
import type { AccessRequest } from '../../../src/guard/policy/access-request.ts';
import type { Decision, Policy } from '../../../src/guard/policy/decision.ts';
import { RateLimit } from '../../../src/guard/shield/rate-limit.ts';
import { ownRequests } from '../../../src/guard/shield/own-requests.ts';
import { Shield } from '../../../src/guard/shield/shield.ts';
import { createUpstream } from '../../../src/guard/upstream/upstream.ts';
import { nodeClock } from '../../../src/host/clock.ts';
import { nodeDisk } from '../../../src/host/disk/disk.ts';
import { nodeNet } from '../../../src/host/net.ts';
import { nodeRandom } from '../../../src/host/random.ts';
import { nodeTlsServer } from '../../../src/host/tls-server.ts';
import type { Journal, JournalEntry } from '../../../src/journal/entry.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { HouseholdDefinition } from '../../../src/sim/definition/schema.ts';
import type { RunningHousehold } from '../../../src/sim/household.ts';
import { startRig } from '../../../src/sim/rig/house.ts';
import { clientsHousehold } from '../../clients/household.ts';

/** Ends of addresses, and who is there. */
const PEOPLE: Readonly<Record<string, string>> = {
  '201': 'owner',
  '202': 'guest',
  '203': 'nobody',
  '204': 'app',
};

/** A policy in a few lines, and independent of the product's own. */
export function testPolicy({ principal, action, rooms, context }: AccessRequest): Decision {
  const forbid = (id: 'unauthenticated' | 'no-rule' | 'volume-cap' | 'source-not-permitted'): Decision => ({
    effect: 'forbid',
    reasons: [{ id }],
  });
  const permit: Decision = { effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] };
  if (action.id === 'local-api.tunnel') return principal.role === 'app' ? permit : forbid('no-rule');
  if (principal.role === 'owner')
    return context.sources?.some(({ host }) => host === '203.0.113.9')
      ? forbid('source-not-permitted')
      : permit;
  if (principal.role !== 'guest') return forbid('unauthenticated');
  if (!['read', 'playback', 'volume'].includes(action.riskClass)) return forbid('no-rule');
  if (rooms.some((room) => room !== 'Kitchen')) return forbid('no-rule');
  const levels = Object.values(context.volumes ?? {});
  if (levels.some((level) => level === 'unknown' || level > 40)) return forbid('volume-cap');
  return (context.sources ?? []).length > 0 ? forbid('source-not-permitted') : permit;
}

export interface SecondDoorHouse {
  readonly house: RunningHousehold;
  /** Where clients find the Kitchen, the Office and the Living Room. */
  readonly guarded: readonly IpAddress[];
  readonly at: (last: number) => IpAddress;
  readonly journal: JournalEntry[];
  /** The classes of what passed and could not be written down, in order. */
  readonly unrecorded: readonly RiskClass[];
  readonly parts: EnforcerParts;
  /** What reached players by their own port 1443, WebSocket messages and REST: method, target or body. */
  readonly heard: () => readonly string[];
  setPolicy(decide: (request: AccessRequest) => Decision): void;
  failJournal(fails: boolean): void;
  /** Time stands still for the limits of rates: nobody gets more than what may come at once. */
  holdRates(held: boolean): void;
  readonly authority: string;
  close(): Promise<void>;
}

const hub: EventHub = {
  listening: { host: ip('127.0.0.1'), port: 1 },
  prepare: async () => Promise.reject(new Error('it stays where it is')),
  subscribe: async () => ({ kind: 'refused', status: 412, reason: 'no-events' }),
  unsubscribe: () => ({ kind: 'ended', status: 200 }),
  answered: () => {},
  check: () => {},
  endWhere: () => 0,
  close: async () => {},
};

/** Three players, a guard with addresses of its own before each, and clients at .201 (owner), .202 (guest), .203, .204. */
export async function startSecondDoor(
  subnet: string,
  definition: (firstAddress: IpAddress) => HouseholdDefinition = clientsHousehold,
): Promise<SecondDoorHouse> {
  const at = (last: number): IpAddress => ip(`${subnet}.${last}`);
  const house = await startRig(definition(at(11)), {
    doors: { ssdp: false, mdns: false, tls: true, login: false },
  });
  const ports = { net: nodeNet(), clock: nodeClock(), random: nodeRandom(), log: silentLog };
  const folder = await mkdtemp(join(tmpdir(), 'second-door-'));
  const places = placesOf(house, at);
  const upstream = createUpstream(ports);
  const shield = new Shield({ clock: ports.clock, upstream });
  const roster = new Roster(ports, { places, describe: describeBy(ownRequests(shield)) });
  await roster.start();
  const journal: JournalEntry[] = [];
  const unrecorded: RiskClass[] = [];
  let decide = testPolicy;
  let fails = false;
  let rateTime: number | undefined;
  const policy: Policy = { decide: (request) => decide(request), sees: () => 'everything' };
  const kept: Journal = { append: (entry) => !fails && journal.push(entry) > 0 };
  const parts: EnforcerParts = {
    clock: ports.clock,
    roster,
    shield,
    addresses: addressesOf(places),
    zoneGroups: new ZoneGroups(roster),
    hub,
    rates: new RateLimit({ ...ports.clock, elapsed: () => rateTime ?? ports.clock.elapsed() }),
    desk: new ApprovalDesk({ clock: ports.clock, journal: kept }),
    unrecorded: { passed: (riskClass) => unrecorded.push(riskClass) },
    journal: kept,
    record: async (entry) => kept.append(entry),
    identify: ({ address }) => ({ principal: principalAt(address), ground: 'test' }),
    policy: () => policy,
  };
  const certificates = await openCertificates({ ...ports, disk: nodeDisk() }, join(folder, 'tls.json'));
  const enforcer = new Enforcer(parts);
  const doors = await Promise.all(
    places.map(async (place) => {
      const doorway = await Doorway.take(ports.net, place.guardAddress, [TLS_PORT]);
      const made = { parts, enforcer, certificates };
      doorway.open([secondDoor({ ...ports, tls: nodeTlsServer() }, made, place)]);
      return doorway;
    }),
  );
  return {
    house,
    guarded: places.map(({ guardAddress }) => guardAddress),
    at,
    journal,
    unrecorded,
    parts,
    heard: () =>
      house.recorder
        .entries({})
        .filter(({ door, direction }) => door === 'tls' && direction === 'in')
        .map(({ method, target, body }) =>
          method === 'WEBSOCKET' ? body : `${method} ${target} ${body}`.trim(),
        ),
    setPolicy: (other) => void (decide = other),
    failJournal: (value) => void (fails = value),
    holdRates: (held) => void (rateTime = held ? ports.clock.elapsed() : undefined),
    authority: certificates.authority,
    close: async () => {
      roster.close();
      await Promise.all(doors.map((door) => door.close()));
      await house.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Each room by its first player, in the order of the household. */
function placesOf({ players }: RunningHousehold, at: (last: number) => IpAddress): readonly PlayerPlace[] {
  const rooms = [...new Set(players.map(({ room }) => room))];
  return rooms.map((room, index) => {
    const host = ip(players.find((player) => player.room === room)?.address ?? '');
    return { room, endpoint: { host, port: 1400 }, guardAddress: at(111 + index) };
  });
}

function principalAt(address: string): Principal {
  const role = PEOPLE[address.split('.').at(-1) ?? ''];
  if (role === undefined || role === 'nobody') return NOBODY;
  return { kind: 'device', id: role, name: role, role, groups: [], binding: 'address' };
}
