import type { OpenEntry } from '../recorder/recorder.ts';
import type { House } from '../house.ts';
import { kindOf, type PlayerKind, type Route } from '../player-kind.ts';
import { renderDescription } from '../description/render.ts';
import { callAction } from '../soap/dispatch.ts';
import { bare, errorPage, text, type Answer } from './answer.ts';
import { hostIsAllowed } from './host-rule.ts';
import type { PageRequest } from './page.ts';
import { answerPage, findPage } from './pages.ts';

/** One request on its way to an answer. */
export interface Visit {
  readonly house: House;
  readonly request: PageRequest;
  readonly entry: OpenEntry;
}

const DESCRIPTION = '/xml/device_description.xml';

/** Finds who answers: the Host rule, then UPnP, then pages, then 404. */
export function routeRequest(visit: Visit): Answer | Promise<Answer> {
  const { request } = visit;
  const kind = kindOf(request.player);
  if (!hostIsAllowed(kind.era, request.header('host'))) return bare(400);
  if (request.path === DESCRIPTION) return describe(visit, kind);
  const route = kind.routes.get(request.path);
  if (route) return gated(visit) ?? serveRoute(visit, route);
  const page = findPage(visit.house.pages, request);
  if (page) return (page.behindUpnpSwitch ? gated(visit) : undefined) ?? answerPage(visit, page);
  return errorPage(request.path === '/' ? 403 : 404);
}

/**
 * UPnP off turns cleartext away. Unsure: whether SOAP through TLS still works then; one report says so
 * (Austinshu/PC2Sonos PR 2) and the texts of 86.10 speak of insecure requests, so it does unless the
 * household says otherwise.
 */
function gated({ request }: Visit): Answer | undefined {
  const closed = kindOf(request.player).era.connectionSecurity && !request.player.switches.upnp;
  const shut = request.door === 'tcp' || !request.world.household.soapOverTls;
  return closed && shut ? errorPage(403) : undefined;
}

function describe(visit: Visit, kind: PlayerKind): Answer {
  const { method, player } = visit.request;
  if (method !== 'GET' && method !== 'HEAD') return errorPage(405);
  return gated(visit) ?? text(200, 'text/xml; charset="utf-8"', renderDescription(player, kind));
}

function serveRoute(visit: Visit, { kind, service }: Route): Answer {
  const { method } = visit.request;
  if (kind === 'scpd') {
    const isRead = method === 'GET' || method === 'HEAD';
    return isRead ? text(200, 'text/xml; charset="utf-8"', service.scpd()) : errorPage(405);
  }
  if (kind === 'event') return visit.entry.attribute(() => visit.house.events.handle(visit.request, service));
  return method === 'POST' ? callAction(visit, service) : errorPage(405);
}
