import { type IpAddress, knownAddress } from '../../../src/base/address.ts';
import { asPlayerId } from '../../../src/base/ids.ts';
import { ok } from '../../../src/base/result.ts';
import { ApprovalDesk } from '../../../src/guard/approval/desk.ts';
import { addressesOf } from '../../../src/guard/gateway/addresses.ts';
import { Enforcer, type EnforcerParts } from '../../../src/guard/gateway/enforcer.ts';
import type { KnownPlayer, PlayerPlace } from '../../../src/guard/gateway/guarded-player.ts';
import { Roster } from '../../../src/guard/gateway/roster.ts';
import { ZoneGroups } from '../../../src/guard/gateway/zone-groups.ts';
import { NOBODY } from '../../../src/guard/identity/principal.ts';
import { secondDoor, type SecondDoorPorts } from '../../../src/guard/local-api/door.ts';
import type { AccessRequest } from '../../../src/guard/policy/access-request.ts';
import { serviceMapOf } from '../../../src/guard/request/service-map.ts';
import type { Policy } from '../../../src/guard/policy/decision.ts';
import { RateLimit } from '../../../src/guard/shield/rate-limit.ts';
import { Shield } from '../../../src/guard/shield/shield.ts';
import type { UpstreamOutcome } from '../../../src/guard/upstream/outcome.ts';
import type { WrittenRequest } from '../../../src/guard/upstream/request.ts';
import type { Journal, JournalEntry } from '../../../src/journal/entry.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { ConnectFailure, type Stream } from '../../../src/ports/net.ts';
import { LOCAL_ROOMS } from '../generate/local-api/rooms.ts';
import type { Room } from '../generate/houses.ts';
import { LocalApiPlayer } from '../oracle/local-api/player.ts';
import { parsedByPlayer } from '../oracle/parsed-by-player.ts';
import { REFERENCE } from '../oracle/reference-policy.ts';
import { drained, memoryStream } from './memory-stream.ts';
import { playerAnswer } from './player-answers.ts';
import { notingHub, STILL } from './quiet-ports.ts';
import type { Commanded, Handled, Sent, Subject } from './subject.ts';

const ENDLESS = { perSecond: 1, burst: Number.MAX_SAFE_INTEGER };
/** Whoever sends too many frames would wait for ever. */
const clock = { ...STILL, sleep: () => Promise.resolve() };

interface Case {
  readonly sent: Sent[];
  readonly commands: Commanded[];
  readonly deliveries: Handled['deliveries'][number][];
  readonly reasons: string[];
  /** A guard that had to say that something went wrong has a bug. */
  readonly complaints: string[];
  /** What the policy was asked last, and what of it was written down as permitted. */
  asked: AccessRequest | undefined;
  permitted: AccessRequest | undefined;
  readonly players: Map<Room, LocalApiPlayer>;
}

const emptyCase = (): Case => ({
  sent: [],
  commands: [],
  deliveries: [],
  reasons: [],
  complaints: [],
  asked: undefined,
  permitted: undefined,
  players: new Map(),
});

/** The guard's second door, whole, but for the sockets and TLS: what comes out of TLS is what comes in here. */
export async function secondDoorSubject(): Promise<Subject> {
  let now = emptyCase();
  const player = (host: IpAddress): LocalApiPlayer => {
    const room = roomAt(host);
    const known = now.players.get(room) ?? new LocalApiPlayer(room, noteOf(now));
    now.players.set(room, known);
    return known;
  };
  const send = (request: WrittenRequest): Promise<UpstreamOutcome> => {
    const rest = restOf(request);
    if (rest) return Promise.resolve(answered(player(request.player.host).rest(rest)));
    now.sent.push({ bytes: request.bytes, judged: undefined });
    return Promise.resolve(playerAnswer(request));
  };
  const parts = await partsOf(() => now, send);
  const complain = (text: string): void => void now.complaints.push(text);
  const doors = await openDoors(parts, { connect: (host) => player(host).connect(), complain });
  return async ({ room, pieces }) => {
    now = emptyCase();
    const take = doors.get(knownAddress(room.guardAddress));
    if (!take) throw new Error(`no door for ${room.room}`);
    const stream = memoryStream(pieces, { afterwards: drained });
    take(stream);
    while (stream.ended === 'no' && !stream.isRead) await drained();
    await drained();
    await drained();
    return handled(now, stream);
  };
}

function handled(now: Case, { written, ended }: ReturnType<typeof memoryStream>): Handled {
  const { sent, commands, deliveries, reasons, complaints, players } = now;
  const [reason = 'gone'] = reasons;
  if (complaints.length > 0) throw new Error(complaints.join('; '));
  const open = [...players.values()].some(({ openConnections }) => openConnections > 0);
  if (open) throw new Error('a connection to the player stays open');
  return { sent, commands, deliveries, answers: written, due: 1, ended: ended !== 'no', reason };
}

/** What the guard asks by itself was judged by nobody: it lets go of what nobody listens to any more. */
const noteOf =
  (now: Case) =>
  (done: Commanded['done']): void => {
    const isOwn = done.id.endsWith('.unsubscribe') && now.permitted?.action.id !== `local-api.${done.id}`;
    now.commands.push({ done, judged: isOwn ? undefined : now.permitted });
  };

function restOf({ bytes }: WrittenRequest): ReturnType<typeof parsedByPlayer> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, 40).toString('latin1');
  if (!/^[A-Z]+ \/api\//.test(start)) return undefined;
  const parsed = parsedByPlayer(bytes);
  if (!parsed) throw new Error(`the player cannot read ${Buffer.from(bytes).toString('latin1')}`);
  // Players of other builds may take dot segments out (RFC 3986 §5.2.4): there must be none to take out.
  if (new URL(parsed.target, 'http://player').pathname !== parsed.target)
    throw new Error(`a path of two readings: ${parsed.target}`);
  return parsed;
}

const answered = ({ status, body }: ReturnType<LocalApiPlayer['rest']>): UpstreamOutcome =>
  ok({ status, reason: '', headers: [], body: Buffer.from(JSON.stringify(body)) });

async function partsOf(
  now: () => Case,
  send: (request: WrittenRequest) => Promise<UpstreamOutcome>,
): Promise<EnforcerParts> {
  const places = LOCAL_ROOMS.map(placeOf);
  const roster = new Roster(
    { clock, log: silentLog },
    { places, describe: (place) => Promise.resolve(knownAt(place)) },
  );
  await roster.start();
  const journal: Journal = {
    append: (entry) => {
      now().reasons.push(reasonIn(entry));
      if (entry.facts['effect'] === 'permit') now().permitted = now().asked;
      return true;
    },
  };
  const policy: Policy = {
    decide: (request) => {
      now().asked = request;
      return REFERENCE.decide(request);
    },
    sees: () => 'everything',
  };
  return {
    clock,
    roster,
    // What was read once is not read again within a moment that never passes, so each case has a shield of its own.
    get shield() {
      return new Shield({ clock, upstream: { send } });
    },
    desk: new ApprovalDesk({ clock, journal }),
    rates: new RateLimit(clock, { read: ENDLESS, write: ENDLESS }),
    addresses: addressesOf(places),
    zoneGroups: new ZoneGroups(roster),
    hub: notingHub((deliveries) => now().deliveries.push(...deliveries)),
    journal,
    unrecorded: { passed: () => {} },
    record: async (entry) => journal.append(entry),
    identify: () => ({ principal: NOBODY, ground: 'none' }),
    policy: () => policy,
  };
}

/** Each door by its address: how a connection comes to it. */
async function openDoors(
  parts: EnforcerParts,
  {
    connect,
    complain,
  }: { readonly connect: (host: IpAddress) => Stream; readonly complain: (text: string) => void },
): Promise<ReadonlyMap<IpAddress, (stream: Stream) => void>> {
  const doors = new Map<IpAddress, (stream: Stream) => void>();
  const ports: SecondDoorPorts = {
    clock,
    random: { bytes: (count) => new Uint8Array(count), uuid: () => '' },
    log: { ...silentLog, warn: (message, facts) => complain(`${message}: ${String(facts?.['cause'])}`) },
    tls: { secure: (stream) => Promise.resolve(stream) },
    net: {
      connect: ({ host }) => Promise.resolve(connect(host)),
      listen: () => Promise.reject(new ConnectFailure('other', 'nobody listens')),
      datagrams: () => Promise.reject(new ConnectFailure('other', 'no datagrams')),
      interfaces: () => [],
    },
  };
  const nothing = () => Promise.resolve({ key: '', chain: '' });
  const certificates = { authority: '', identityFor: nothing, identityForName: nothing };
  const enforcer = new Enforcer(parts);
  for (const place of parts.roster.places) {
    const door = secondDoor(ports, { parts, enforcer, certificates }, place);
    doors.set(place.guardAddress, (stream) => void door.serve(stream));
  }
  return doors;
}

const placeOf = ({ room, address, guardAddress }: Room): PlayerPlace => ({
  room,
  endpoint: { host: knownAddress(address), port: 1400 },
  guardAddress: knownAddress(guardAddress),
});

function roomAt(host: IpAddress): Room {
  const room = LOCAL_ROOMS.find(({ address }) => address === host);
  if (!room) throw new Error(`no player at ${host}`);
  return room;
}

function knownAt({ endpoint }: PlayerPlace): KnownPlayer | undefined {
  const { id: text, model, build } = roomAt(endpoint.host);
  const id = asPlayerId(text);
  return id && { id, model, build, services: serviceMapOf(model, build) };
}

function reasonIn({ facts }: JournalEntry): string {
  const { reasons } = facts;
  return Array.isArray(reasons) ? String(reasons[0]) : 'none';
}
