import { type EndpointFacts, endpointFor } from '../../catalog/endpoints.ts';
import type { RiskClass } from '../../catalog/risk.ts';
import type { Err, Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import { placesOfPicture } from '../effects/places-of-pictures.ts';
import { notUnderstood } from './refuse.ts';
import { type Target, writeTarget } from './target.ts';
import type { NotUnderstood, UnderstoodPage } from './understood.ts';

/** The fields of album art that clients send: `s` and `v` are numbers, `vli` an id, `u` what the picture is of. */
const ART_FIELDS: Readonly<Record<string, RegExp>> = {
  s: /^\d{1,4}$/,
  v: /^\d{1,10}$/,
  vli: /^[\w:.-]{1,128}$/,
  u: /^[^\p{Cc}]{1,4096}$/u,
};

/**
 * A page, a description or album art: GET and HEAD of paths that the catalog knows, without a query but for album art.
 * Everything that changes something through a page is of class `system`.
 */
export function understandPage(method: string, target: Target): Result<UnderstoodPage, NotUnderstood> {
  const about = `page.${target.path}`;
  if (ICON.test(target.path)) return icon(method, target);
  const facts = endpointFor(target.path);
  if (!facts || facts.methods.includes('SUBSCRIBE') || facts.path === '/notify')
    return unknown('the player has no such page', 404, about);
  if (method !== 'GET' && method !== 'HEAD')
    return unknown('pages are read here, and forms are not sent on', 405, about);
  if (!facts.methods.includes('GET')) return unknown('the page cannot be read', 405, about);
  if (target.path === '/getaa') return art(method, target);
  if (target.query.length > 0) return unknown('the page takes no query here', 403, about);
  return ok({
    kind: 'page',
    action: actionOf(target.path, facts),
    method,
    target: writeTarget(target),
    places: [],
  });
}

/** The picture that a description names (`/img/icon-S13.png`). */
const ICON = /^\/img\/icon-[A-Z\d]{1,8}\.png$/;

const icon = (method: string, { path }: Target): Result<UnderstoodPage, NotUnderstood> =>
  method === 'GET' || method === 'HEAD'
    ? ok({
        kind: 'page',
        action: { kind: 'description', id: 'description./img', riskClass: 'read' },
        method,
        target: path,
        places: [],
      })
    : unknown('pictures are read', 405, `page.${path}`);

const unknown = (detail: string, status: number, about: string): Err<NotUnderstood> =>
  notUnderstood({ reason: 'unknown-action', detail, status, about });

function actionOf(path: string, facts: EndpointFacts): GuardedAction {
  const kind = path.startsWith('/xml/') ? 'description' : 'page';
  return { kind, id: `${kind}.${path}`, riskClass: riskOf(facts) };
}

const riskOf = ({ getEffect }: EndpointFacts): RiskClass => (getEffect === 'none' ? 'read' : 'system');

function art(method: 'GET' | 'HEAD', target: Target): Result<UnderstoodPage, NotUnderstood> {
  const about = 'art./getaa';
  const names = target.query.map(([name]) => name);
  const good = target.query.every(
    ([name, value]) => Object.hasOwn(ART_FIELDS, name) && ART_FIELDS[name]?.test(value),
  );
  if (!good || new Set(names).size !== names.length)
    return notUnderstood({
      reason: 'bad-arguments',
      detail: 'album art is asked for with fields that are none of its own',
      status: 400,
      about,
    });
  const [, artOf] = target.query.find(([name]) => name === 'u') ?? [];
  return ok({
    kind: 'page',
    action: { kind: 'art', id: about, riskClass: 'read' },
    method,
    target: writeTarget(target),
    places: artOf === undefined ? [] : placesOfPicture(artOf),
  });
}
