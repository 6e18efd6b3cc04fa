import type { AccessContext, AccessRequest, SourcePlace } from '../../../src/guard/policy/access-request.ts';
import { pageId, spotifyId } from './page-id.ts';
import { NOBODY } from '../../../src/guard/identity/principal.ts';
import { fetchUrlOf } from '../../../src/sim/media/uri.ts';
import { OFFICE, type Room, ROOMS, STUDY } from '../generate/houses.ts';
import { artOf, type Executed } from './executed.ts';

/**
 * The question that a policy would be asked about what a player did. It is put together from the player's own reading, by
 * tables of its own: nothing here comes from `src/guard/effects`.
 */
export function askedAboutExecuted(at: Room, executed: Executed): AccessRequest {
  if (executed.kind === 'call') return askedAboutCall(at, executed);
  if (executed.kind === 'spotify') return askedAboutSpotify(at, executed.action);
  const kind = executed.kind === 'page' ? 'page' : 'event';
  const id = executed.kind === 'page' ? pageId(executed.path) : `eventing.${executed.method}`;
  const art = executed.kind === 'page' ? artOf(executed) : undefined;
  const sources = art === undefined ? [] : fetchedFor(art, 'art');
  return question(at, { kind, id, rooms: [at.room], context: { sources } });
}

interface Known {
  readonly kind: 'soap' | 'page' | 'event' | 'description' | 'cast';
  readonly id: string;
  readonly rooms: readonly string[];
  readonly context: Pick<AccessContext, 'sources' | 'volumes'>;
}

const question = ({ room }: Room, { kind, id, rooms, context }: Known): AccessRequest => ({
  principal: NOBODY,
  action: { kind, id, riskClass: 'system' },
  room,
  rooms,
  context: { at: 0, approved: false, ...context },
});

/** What is cast is heard in the group, as loud as whoever casts likes. */
function askedAboutSpotify(at: Room, action: string): AccessRequest {
  const id = spotifyId(action);
  if (action === 'getInfo')
    return question(at, { kind: 'description', id, rooms: [at.room], context: { sources: [] } });
  const rooms = at.room === 'Kitchen' ? [at.room] : [OFFICE.room, STUDY.room];
  const volumes = Object.fromEntries(rooms.map((room) => [room, 'unknown' as const]));
  return question(at, { kind: 'cast', id, rooms, context: { sources: [], volumes } });
}

type Call = Extract<Executed, { kind: 'call' }>;

function askedAboutCall(at: Room, call: Call): AccessRequest {
  const id = `${call.service}.${call.action}`;
  const rooms = /^(?:Get|List|Browse)/.test(call.action) ? [at.room] : heardIn(at, call);
  const sources = Object.entries(call.args)
    .filter(([name]) => /UR[IL]s?$/.test(name))
    .flatMap(([, value]) => value.split(/\s+/).flatMap((uri) => fetchedFor(uri, 'media')));
  const level = levelOf(at, call);
  const volumes = level === undefined ? undefined : Object.fromEntries(rooms.map((room) => [room, level]));
  return question(at, { kind: 'soap', id, rooms, context: { sources, ...(volumes ? { volumes } : {}) } });
}

/** Office and Study play together; a player's id in any argument names its room; alarms are the household's. */
function heardIn(at: Room, { service, args }: Call): readonly string[] {
  const text = Object.values(args).join(' ');
  const named = ROOMS.filter(({ id }) => text.includes(id)).map(({ room }) => room);
  const isEverybodys =
    service === 'AlarmClock' &&
    (named.length === 0 || args['ID'] !== undefined || args['IncludeLinkedZones'] === '1');
  if (isEverybodys) return ROOMS.map(({ room }) => room);
  const together = /^(?:AVTransport|Queue|Group\w+|VirtualLineIn)$/.test(service) ? [at.room] : [];
  const reachesGroup = [...named, ...together].some((room) => room === OFFICE.room || room === STUDY.room);
  return [...new Set([at.room, ...named, ...(reachesGroup ? [OFFICE.room, STUDY.room] : [])])];
}

/** What `GetVolume` says everywhere in this household. */
export const VOLUME_NOW = 20;

/** How loud a room could be afterwards. */
function levelOf(at: Room, { service, action, args }: Call): number | undefined {
  const to = args['DesiredVolume'] ?? args['Volume'];
  const by = args['Adjustment'];
  const members = service === 'GroupRenderingControl' && at.room !== 'Kitchen' ? 2 : 1;
  if (to !== undefined && /Volume|Alarm/.test(action)) return Number(to) * members;
  // Whatever is added makes it louder by at most that.
  return by !== undefined && Number(by) > 0 ? VOLUME_NOW + Number(by) : undefined;
}

/** Where the simulated player itself would go (`sim/media/uri.ts`, `sim/pages/art/fetch-art.ts`). */
export function fetchedFor(uri: string, use: 'media' | 'art'): readonly SourcePlace[] {
  const address = use === 'art' ? uri : fetchUrlOf(uri);
  const url = address === undefined ? null : URL.parse(address);
  if (!url || url.host === '') return [];
  const isShare = url.protocol === 'smb:';
  return [{ scheme: url.protocol.slice(0, -1), host: url.hostname, use: isShare ? 'share' : use }];
}
