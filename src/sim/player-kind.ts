import type { ActionFacts, ServiceFacts, StateVariableFacts } from '../catalog/service-facts.ts';
import { servicesOfModel } from '../catalog/services.ts';
import { productToken } from './discovery/product-token.ts';
import { eraOf, type Era } from './era.ts';
import { renderScpd } from './scpd/render.ts';

/**
 * What all players of one model and build have in common: made once, shared by all of them, so that a thousand
 * players cost little more than ten.
 */
export interface PlayerKind {
  readonly model: string;
  readonly build: string;
  readonly era: Era;
  /** The SERVER header: `Linux UPnP/1.0 Sonos/86.10-80260 (ZPS6)`. */
  readonly server: string;
  readonly services: readonly ServiceFacts[];
  /** What answers below a path: SCPDs, control and event URLs. */
  readonly routes: ReadonlyMap<string, Route>;
}

export interface Route {
  readonly kind: 'scpd' | 'control' | 'event';
  readonly service: ServiceShape;
}

/** A service with its lookups; the SCPD is rendered when first asked for. */
export interface ServiceShape {
  readonly facts: ServiceFacts;
  readonly actions: ReadonlyMap<string, ActionFacts>;
  readonly variables: ReadonlyMap<string, StateVariableFacts>;
  scpd(): string;
}

const KINDS = new Map<string, PlayerKind>();

export function kindOf({ model, build }: { readonly model: string; readonly build: string }): PlayerKind {
  const key = `${model} ${build}`;
  const known = KINDS.get(key);
  if (known) return known;
  const kind = makeKind(model, build);
  KINDS.set(key, kind);
  return kind;
}

function makeKind(model: string, build: string): PlayerKind {
  const services = servicesOfModel(model, build);
  const routes = new Map<string, Route>();
  for (const facts of services) addRoutes(routes, makeShape(facts));
  const server = `Linux UPnP/1.0 Sonos/${build} (${productToken(model)})`;
  return { model, build, era: eraOf(build), server, services, routes };
}

function makeShape(facts: ServiceFacts): ServiceShape {
  let scpd: string | undefined;
  return {
    facts,
    actions: new Map(facts.actions.map((action) => [action.name, action])),
    variables: new Map(facts.stateVariables.map((variable) => [variable.name, variable])),
    scpd: () => (scpd ??= renderScpd(facts)),
  };
}

/** One set of routes: every service answers at the top level and below both embedded devices (86.10, 97.1). */
const PREFIXES = ['', '/MediaRenderer', '/MediaServer'];

function addRoutes(routes: Map<string, Route>, service: ServiceShape): void {
  const { name, scpdPath } = service.facts;
  routes.set(scpdPath, { kind: 'scpd', service });
  for (const prefix of PREFIXES) {
    routes.set(`${prefix}/${name}/Control`, { kind: 'control', service });
    routes.set(`${prefix}/${name}/Event`, { kind: 'event', service });
  }
}
