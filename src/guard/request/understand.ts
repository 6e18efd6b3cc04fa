import type { Result } from '../../base/result.ts';
import { SPOTIFY_PATH } from '../../catalog/spotify-connect.ts';
import type { WholeRequest } from './whole-request.ts';
import { understandCall } from './call.ts';
import { understandEventing } from './eventing.ts';
import { understandPage } from './page.ts';
import { notUnderstood, turnedAway } from './refuse.ts';
import type { ServiceMap } from './service-map.ts';
import { understandSpotify } from './spotify.ts';
import { parseTarget, type Target } from './target.ts';
import type { NotUnderstood, UnderstoodRequest } from './understood.ts';

/**
 * Says what a request is, in the one form in which it is judged and sent on, or why it is nothing that may pass. Pure:
 * the same bytes are the same request.
 */
export function understand(
  { head, body }: WholeRequest,
  services: ServiceMap,
  /** Addresses under which the guard stands for players become the players' own. */
  inward: (text: string) => string,
): Result<UnderstoodRequest, NotUnderstood> {
  const target = parseTarget(head.target);
  const about = 'page';
  if (!target.ok) return turnedAway(target.error, about);
  const { path, query } = target.value;
  const control = services.byControlPath(path);
  const event = services.byEventPath(path);
  if ((control ?? event) && query.length > 0)
    return notUnderstood({
      reason: 'malformed',
      detail: 'the path of a service takes no query',
      status: 400,
      about,
    });
  if (control && head.method === 'POST') return understandCall({ head, body }, control, inward);
  if (event && (head.method === 'SUBSCRIBE' || head.method === 'UNSUBSCRIBE'))
    return understandEventing(head, body, event);
  if (control ?? event)
    return notUnderstood({
      reason: 'unknown-action',
      detail: 'a service is not asked like that',
      status: 405,
      about,
    });
  if (path === SPOTIFY_PATH) return understandSpotify({ head, body }, target.value);
  if (body.length > 0)
    return notUnderstood({
      reason: 'unknown-action',
      detail: 'a page is not sent a body',
      status: 405,
      about,
    });
  return understandPage(head.method, translated(target.value, inward));
}

const translated = ({ path, query }: Target, inward: (text: string) => string): Target => ({
  path,
  query: query.map(([name, value]) => [name, inward(value)]),
});
