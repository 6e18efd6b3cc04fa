import { knownAddress } from '../../../src/base/address.ts';
import { asPlayerId } from '../../../src/base/ids.ts';
import { ApprovalDesk } from '../../../src/guard/approval/desk.ts';
import type { Delivery } from '../../../src/guard/events/callback-rule.ts';
import { addressesOf } from '../../../src/guard/gateway/addresses.ts';
import { KnownHeads } from '../../../src/guard/gateway/known-heads.ts';
import { type Attendant, converse } from '../../../src/guard/gateway/conversation.ts';
import { doorNames } from '../../../src/guard/gateway/door-rules.ts';
import { Enforcer } from '../../../src/guard/gateway/enforcer.ts';
import type { KnownPlayer, PlayerPlace } from '../../../src/guard/gateway/guarded-player.ts';
import { Roster } from '../../../src/guard/gateway/roster.ts';
import { ZoneGroups } from '../../../src/guard/gateway/zone-groups.ts';
import { NOBODY } from '../../../src/guard/identity/principal.ts';
import { RateLimit } from '../../../src/guard/shield/rate-limit.ts';
import { Shield } from '../../../src/guard/shield/shield.ts';
import { serviceMapOf } from '../../../src/guard/request/service-map.ts';
import { understand } from '../../../src/guard/request/understand.ts';
import type { WholeRequest } from '../../../src/guard/request/whole-request.ts';
import type { UpstreamOutcome } from '../../../src/guard/upstream/outcome.ts';
import type { WrittenRequest } from '../../../src/guard/upstream/request.ts';
import type { Journal, JournalEntry } from '../../../src/journal/entry.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { CLIENT_ADDRESS, ROOMS, type Room } from '../generate/houses.ts';
import { REFERENCE } from '../oracle/reference-policy.ts';
import { memoryStream } from './memory-stream.ts';
import { playerAnswer } from './player-answers.ts';
import { notingHub, STILL } from './quiet-ports.ts';
import type { Judged, Sent, Subject } from './subject.ts';

const PORT = 1400;
const ENDLESS = { perSecond: 1, burst: Number.MAX_SAFE_INTEGER };

/** The guard's own path from the first byte to the last but the sockets: conversation, door, enforcer, upstream's bytes. */
export async function guardSubject(): Promise<Subject> {
  const places = new Map(ROOMS.map((room) => [room.room, placeOf(room)] as const));
  const ports = { clock: STILL, log: { ...silentLog, warn: failed } };
  const all = [...places.values()];
  const roster = new Roster(ports, { places: all, describe: (place) => Promise.resolve(known(place)) });
  await roster.start();
  const addresses = addressesOf(all);
  const now = { sent: [] as Sent[], deliveries: [] as Delivery[], reasons: [] as string[] };
  const send = (request: WrittenRequest): Promise<UpstreamOutcome> => {
    now.sent.push({ bytes: request.bytes, judged: undefined });
    return Promise.resolve(playerAnswer(request));
  };
  const journal: Journal = {
    append: (entry) => {
      now.reasons.push(reasonIn(entry));
      return true;
    },
  };
  const enforcer = new Enforcer({
    clock: STILL,
    roster,
    // What was read once is not read again within a moment that never passes, so each case has a shield of its own.
    get shield() {
      return new Shield({ clock: STILL, upstream: { send } });
    },
    desk: new ApprovalDesk({ clock: STILL, journal }),
    rates: new RateLimit(STILL, { read: ENDLESS, write: ENDLESS }),
    addresses,
    zoneGroups: new ZoneGroups(roster),
    hub: notingHub((deliveries) => now.deliveries.push(...deliveries)),
    journal,
    record: async (entry) => journal.append(entry),
    unrecorded: { passed: failed },
    identify: () => ({ principal: NOBODY, ground: 'none' }),
    policy: () => REFERENCE,
  });

  const knownHeads = new KnownHeads();
  return async ({ room, pieces }) => {
    const place = places.get(room.room);
    if (!place) throw new Error(`no door for ${room.room}`);
    Object.assign(now, { sent: [], deliveries: [], reasons: [] });
    const at = { place, names: doorNames(place.guardAddress, PORT), address: knownAddress(CLIENT_ADDRESS) };
    let due = 0;
    const attendant: Attendant = {
      serve: async (request) => {
        due += 1;
        const answer = await enforcer.serve({ ...at, request });
        const act = now.reasons.at(-1) === 'permitted-by-rule' ? now.sent.pop() : undefined;
        if (act) now.sent.push({ ...act, judged: judgedOf(request, room, addresses.inward) });
        return answer;
      },
      unreadable: (refusal) => {
        due += 1;
        enforcer.note(at, refusal);
      },
    };
    const stream = memoryStream(pieces);
    await converse({ ...ports, knownHeads }, stream, attendant);
    const { sent, deliveries, reasons } = now;
    const [reason = 'gone'] = reasons;
    return { sent, deliveries, answers: stream.written, due, ended: stream.ended !== 'no', reason };
  };
}

/** A guard that had to say "something went wrong here" has a bug. */
function failed(message: string, facts: Readonly<Record<string, unknown>> = {}): void {
  throw new Error(`${message}: ${String(facts['cause'])}`);
}

const placeOf = ({ room, address, guardAddress }: Room): PlayerPlace => ({
  room,
  endpoint: { host: knownAddress(address), port: PORT },
  guardAddress: knownAddress(guardAddress),
});

const services = new Map(ROOMS.map(({ room, model, build }) => [room, serviceMapOf(model, build)]));

function known({ room }: PlayerPlace): KnownPlayer | undefined {
  const found = ROOMS.find((candidate) => candidate.room === room);
  const [id, map] = [found && asPlayerId(found.id), services.get(room)];
  return found && id && map && { id, model: found.model, build: found.build, services: map };
}

function reasonIn({ facts }: JournalEntry): string {
  const { reasons } = facts;
  return Array.isArray(reasons) ? String(reasons[0]) : 'none';
}

/** The form in which a request is judged; the guard's own questions come before it. */
function judgedOf(
  request: WholeRequest,
  { room }: Room,
  inward: (text: string) => string,
): Judged | undefined {
  const map = services.get(room);
  const understood = map && understand(request, map, inward);
  if (!understood?.ok) return undefined;
  const { value } = understood;
  if (value.kind === 'page') return { id: value.action.id, values: [['target', value.target]] };
  if (value.kind === 'spotify') return { id: value.action.id, values: value.fields };
  return value.kind === 'call' ? { id: value.action.id, values: value.arguments } : undefined;
}
