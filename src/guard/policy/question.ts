import type { Context, Entities, EntityUidJson } from '@cedar-policy/cedar-wasm/nodejs';
import { BINDINGS, type Principal } from '../identity/principal.ts';
import type { AccessRequest, SourcePlace } from './access-request.ts';
import { principalId } from './about.ts';
import type { Moment } from './moment.ts';
import { type CanonicalHost, canonicalHost } from './places.ts';
import type { Question } from './prepared.ts';
import { isLouder, sounds, volumeIn } from './sounding.ts';

/** One room and at most one place of a request: what Cedar is asked about at once. */
export interface Facet {
  readonly room: string;
  readonly source: SourcePlace | undefined;
}

/** Every room with every place. A room whose volume would change counts even where `rooms` does not name it. */
export function facetsOf({ room, rooms, context }: AccessRequest): readonly Facet[] {
  const every = [...new Set([room, ...rooms, ...Object.keys(context.volumes ?? {})])];
  const places = new Map((context.sources ?? []).map((source) => [sourceKey(source), source]));
  const sources = places.size > 0 ? [...places.values()] : [undefined];
  return every.flatMap((room) => sources.map((source) => ({ room, source })));
}

const sourceKey = ({ use, scheme, host }: SourcePlace): string => `${use} ${scheme} ${host ?? ''}`;

/** What Cedar needs of the principal, made once for all facets. */
export function principalIn(principal: Principal): Pick<Question, 'principal' | 'entities'> {
  const uid = { type: 'Principal', id: principalId(principal) };
  const { kind, id, binding, role, groups } = principal;
  const entities: Entities = [
    {
      uid,
      attrs: { kind, id, binding, strength: BINDINGS.indexOf(binding) },
      parents: [
        { type: 'Role', id: role },
        ...groups.map((group): EntityUidJson => ({ type: 'Group', id: group })),
      ],
    },
  ];
  return { principal: uid, entities };
}

export interface Asked {
  readonly moment: Moment;
  /** Addresses of players, as `canonicalHost` writes them. */
  readonly playerHosts: ReadonlySet<string>;
  readonly approved: boolean;
}

/** Undefined where the place is at something that is no host: no rule can speak of it. */
export function contextOf(
  request: AccessRequest,
  { room, source }: Facet,
  asked: Asked,
): Context | undefined {
  const volume = volumeIn(request, room);
  const place = source && sourceContext(source, asked.playerHosts);
  if (source && !place) return undefined;
  return {
    action: request.action.id,
    door: request.action.kind,
    minute: asked.moment.minute,
    day: asked.moment.day,
    dayBefore: asked.moment.dayBefore,
    approved: asked.approved,
    ...(typeof volume === 'number' ? { volume } : {}),
    volumeUnknown: volume === 'unknown',
    louder: isLouder(request, room),
    sounds: sounds(request.action),
    ...(place ? { source: place } : {}),
  };
}

function sourceContext(
  { scheme, host, use }: SourcePlace,
  players: ReadonlySet<string>,
): Context | undefined {
  if (host === undefined) return { scheme, use, atPlayer: false };
  const canonical = canonicalHost(host);
  return canonical && { scheme, use, ...hostContext(canonical, players) };
}

const hostContext = ({ host, isAddress }: CanonicalHost, players: ReadonlySet<string>): Context => ({
  host,
  atPlayer: players.has(host),
  ...(isAddress ? { address: { __extn: { fn: 'ip', arg: host } } } : {}),
});
