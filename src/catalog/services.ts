import { type Build, parseBuild } from '../base/build.ts';
import { modelByNumber } from './models.ts';
import { loadServices } from './service-files.ts';
import type { ActionFacts, ServiceFacts } from './service-facts.ts';
import { isWithin } from './version-lines.ts';

/** The 16 services with every form that any recorded build declares. */
export const SERVICES: readonly ServiceFacts[] = loadServices();

const BY_NAME = new Map(SERVICES.map((service) => [service.name, service]));

/** By short name: `AVTransport`, `ZoneGroupTopology`. */
export const serviceByName = (name: string): ServiceFacts | undefined => BY_NAME.get(name);

export const actionFacts = (service: string, action: string): ActionFacts | undefined =>
  serviceByName(service)?.actions.find(({ name }) => name === action);

/**
 * The services that a player of this model and build describes, each with the actions, arguments and state variables
 * of that build. An unknown model is taken for a plain player, an unreadable build for the newest of S2.
 */
export function servicesOfModel(model: string, build: string): readonly ServiceFacts[] {
  const parsed = parseBuild(build) ?? { major: 999, minor: 0, revision: 0 };
  return SERVICES.filter((service) => carries(service, model)).map((service) => asOfBuild(service, parsed));
}

function carries({ carriedBy, seenOn }: ServiceFacts, number: string): boolean {
  if (carriedBy === 'every-player') return true;
  const model = modelByNumber(number);
  if (seenOn.includes(model?.number ?? number)) return true;
  return (carriedBy === 'line-in' ? model?.hasLineIn : model?.hasTv) ?? false;
}

const asOfBuild = (service: ServiceFacts, build: Build): ServiceFacts => ({
  ...service,
  stateVariables: service.stateVariables.filter(({ builds }) => isWithin(builds, build)),
  actions: [...service.actions, ...service.formerActions.flatMap(({ facts }) => facts ?? [])]
    .filter(({ builds }) => isWithin(builds, build))
    .map((action) => actionAsOf(action, build)),
});

function actionAsOf(action: ActionFacts, build: Build): ActionFacts {
  const older = action.olderForms?.find(({ builds }) => isWithin(builds, build));
  return older ? { ...action, arguments: older.arguments } : action;
}
