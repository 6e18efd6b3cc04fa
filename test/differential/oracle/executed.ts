import { createPages } from '../../../src/sim/pages/registry.ts';
import { readArtQuery } from '../../../src/sim/pages/art/getaa.ts';
import { spotifyConnect, spotifyFields } from '../../../src/sim/pages/spotify.ts';
import { kindOf } from '../../../src/sim/player-kind.ts';
import { samplePlayer } from '../../../src/sim/rig/sample.ts';
import { hostIsAllowed } from '../../../src/sim/server/host-rule.ts';
import type { PageRequest } from '../../../src/sim/server/page.ts';
import { findPage } from '../../../src/sim/server/pages.ts';
import { checkArguments } from '../../../src/sim/soap/check-arguments.ts';
import { readCall } from '../../../src/sim/soap/read-call.ts';
import { isForOtherService } from '../../../src/sim/soap/soap-action.ts';
import type { PlayerState } from '../../../src/sim/state/player.ts';
import type { Room } from '../generate/houses.ts';
import type { ParsedRequest } from './parsed-by-player.ts';

/** What a simulated player would do: the words are the player's, read by its own code. */
export type Executed =
  | {
      readonly kind: 'call';
      readonly service: string;
      readonly action: string;
      readonly args: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'eventing'; readonly method: string; readonly path: string }
  | {
      readonly kind: 'spotify';
      /** What the page takes it to ask for; empty for nothing. */
      readonly action: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: 'page'; readonly path: string; readonly rawQuery: string; readonly method: string };

const PAGES = createPages({
  subscribersOf: () => [],
  localApiOf: () => undefined,
  fetchArt: () => Promise.resolve(undefined),
});

const states = new Map<string, PlayerState>();

function stateOf({ id, model, build, address, room }: Room): PlayerState {
  const key = `${id} ${build}`;
  const known = states.get(key) ?? samplePlayer({ id, model, build, address, room });
  states.set(key, known);
  return known;
}

/** The way of `sim/server/route.ts` up to the act; undefined where nothing would be done. */
export function executedBy(at: Room, request: ParsedRequest): Executed | undefined {
  const player = stateOf(at);
  const kind = kindOf(player);
  if (!hostIsAllowed(kind.era, headerOf(request, 'host'))) return undefined;
  const mark = request.target.indexOf('?');
  const path = mark < 0 ? request.target : request.target.slice(0, mark);
  const rawQuery = mark < 0 ? '' : request.target.slice(mark + 1);
  const { method } = request;
  const page = { kind: 'page', path, rawQuery, method } as const;
  const route = kind.routes.get(path);
  if (route?.kind === 'event') return { kind: 'eventing', method, path };
  if (route?.kind === 'control') return method === 'POST' ? calledBy(request, route.service) : undefined;
  if (path === '/xml/device_description.xml' || route) return isRead(method) ? page : undefined;
  const found = findPage(PAGES, { path, player } as PageRequest);
  const asked = method === 'HEAD' ? 'GET' : method;
  if (found?.methods.some((known) => known === asked) !== true) return undefined;
  return found === spotifyConnect ? askedOfSpotify(request, rawQuery) : page;
}

/** As `sim/pages/spotify.ts` up to the action. */
function askedOfSpotify({ body }: ParsedRequest, rawQuery: string): Executed {
  const fields = spotifyFields({ query: new URLSearchParams(rawQuery), body });
  return { kind: 'spotify', action: fields.get('action') ?? '', fields: [...fields] };
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

type Service = Parameters<typeof checkArguments>[0];

/** As `sim/soap/dispatch.ts` up to the model. */
function calledBy(request: ParsedRequest, service: Service): Executed | undefined {
  if (isForOtherService(headerOf(request, 'soapaction'), service)) return undefined;
  const call = readCall(request.body);
  const action = call && service.actions.get(call.action);
  if (!call || !action) return undefined;
  const checked = checkArguments(service, action, call);
  if (!checked.ok) return undefined;
  return { kind: 'call', service: service.facts.name, action: action.name, args: checked.args };
}

const headerOf = ({ headers }: ParsedRequest, name: string): string | undefined =>
  headers.find(([known]) => known.toLowerCase() === name)?.[1];

/** Whose picture a player would fetch for a page; undefined for none. */
export const artOf = ({ path, rawQuery }: Extract<Executed, { kind: 'page' }>): string | undefined =>
  path === '/getaa' ? readArtQuery(rawQuery)?.uri : undefined;
