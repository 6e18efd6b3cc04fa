import type { OpenEntry } from '../recorder/recorder.ts';
import type { House } from '../house.ts';
import { kindOf, type PlayerKind, type Route } from '../player-kind.ts';
import { renderDescription } from '../description/render.ts';
import { callAction } from '../soap/dispatch.ts';
import { supportInfo } from '../pages/status/status-page.ts';
import { bare, errorPage, text, type Answer } from './answer.ts';
import { gated } from './gate.ts';
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
  if (route) return gated(request) ?? serveRoute(visit, route);
  const told = toldStatus(request);
  if (told) return told;
  const page = findPage(visit.house.pages, request);
  if (page) return (page.behindUpnpSwitch ? gated(request) : undefined) ?? answerPage(visit, page);
  return errorPage(request.path === '/' ? 403 : 404);
}

/** A page that this player answers unlike others of its build: the file says with which status. */
function toldStatus({ player: { pageStatuses }, path }: PageRequest): Answer | undefined {
  const status = Object.hasOwn(pageStatuses, path) ? pageStatuses[path] : undefined;
  if (status === undefined) return undefined;
  return status === 200 ? text(200, 'text/xml', supportInfo('')) : errorPage(status);
}

function describe({ request }: Visit, kind: PlayerKind): Answer {
  const { method, player } = request;
  if (method !== 'GET' && method !== 'HEAD') return errorPage(405);
  return gated(request) ?? text(200, 'text/xml; charset="utf-8"', renderDescription(player, kind));
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
