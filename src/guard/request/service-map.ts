import { servicesOfModel } from '../../catalog/services.ts';
import type { ActionFacts, ServiceFacts, StateVariableFacts } from '../../catalog/service-facts.ts';

/** A player's services, found by what a request names. */
export interface ServiceMap {
  byControlPath(path: string): ServiceAt | undefined;
  byEventPath(path: string): ServiceAt | undefined;
}

export interface ServiceAt {
  readonly service: ServiceFacts;
  /** As the player describes it. */
  readonly path: string;
  readonly actions: ReadonlyMap<string, KnownAction>;
}

/** An action with the types of its in-arguments at hand. */
export interface KnownAction {
  readonly facts: ActionFacts;
  readonly inputs: readonly KnownInput[];
}

export interface KnownInput {
  readonly name: string;
  readonly type: StateVariableFacts;
}

/** The services that a player of this model and build describes (`catalog`), under the paths by which clients call them. */
export function serviceMapOf(model: string, build: string): ServiceMap {
  const services = servicesOfModel(model, build).map((service) => ({ service, actions: actionsOf(service) }));
  const at = (which: 'controlPath' | 'eventPath') =>
    new Map(
      services.flatMap(({ service, actions }) =>
        pathsOf(service, which).map(([asked, path]) => [asked, { service, path, actions }] as const),
      ),
    );
  const control = at('controlPath');
  const event = at('eventPath');
  return { byControlPath: (path) => control.get(path), byEventPath: (path) => event.get(path) };
}

/**
 * Clients use the paths with and without the prefix of the embedded device. ConnectionManager stands in two devices: its
 * short path is that of the first.
 */
function pathsOf(
  service: ServiceFacts,
  which: 'controlPath' | 'eventPath',
): readonly (readonly [asked: string, described: string])[] {
  const described = [service[which], ...(service.alsoAt ? [service.alsoAt[which]] : [])];
  const [first = ''] = described;
  return [[withoutDevice(first), first], ...described.map((path) => [path, path] as const)];
}

const withoutDevice = (path: string): string => path.replace(/^\/Media(?:Server|Renderer)(?=\/)/, '');

function actionsOf({ actions, stateVariables }: ServiceFacts): ReadonlyMap<string, KnownAction> {
  const types = new Map(stateVariables.map((variable) => [variable.name, variable]));
  return new Map(actions.map((facts) => [facts.name, { facts, inputs: inputsOf(facts, types) }]));
}

function inputsOf(facts: ActionFacts, types: ReadonlyMap<string, StateVariableFacts>): readonly KnownInput[] {
  return facts.arguments
    .filter(({ direction }) => direction === 'in')
    .map(({ name, relatedStateVariable }) => {
      const type = types.get(relatedStateVariable);
      if (!type) throw new Error(`no type for ${facts.name}.${name}`);
      return { name, type };
    });
}
