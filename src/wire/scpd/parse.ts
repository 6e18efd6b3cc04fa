import { type Parsed, parseAll } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import { SCPD_LIMITS } from '../limits.ts';
import type { XmlElement } from '../xml/element.ts';
import { readXml } from '../xml/read.ts';
import { childAt, childrenAt, nameOf, refuse, textAt, uniqueNames } from './fields.ts';
import { SERVICE_NAMESPACE } from './names.ts';
import type { ActionDescription, ArgumentDescription, ServiceDescription, StateVariable } from './service.ts';
import { readStateVariable } from './state-variable.ts';

/**
 * A whole SCPD. Refused as well: names, lists and fields that are there twice, and arguments whose state variable is not
 * described, for such a description cannot judge a value.
 */
export function parseScpd(body: Uint8Array | string): Parsed<ServiceDescription> {
  const read = readXml(body);
  if (!read.ok) return read;
  const root = read.value;
  if (root.local !== 'scpd' || root.namespace !== SERVICE_NAMESPACE)
    return refuse('malformed', 'the root is no service description');
  const stateVariables = readList(
    root,
    { list: 'serviceStateTable', item: 'stateVariable', max: SCPD_LIMITS.maxStateVariables },
    readStateVariable,
  );
  if (!stateVariables.ok) return stateVariables;
  const described = withoutRepeats(stateVariables.value);
  const actions = readList(
    root,
    { list: 'actionList', item: 'action', max: SCPD_LIMITS.maxActions },
    readAction,
  );
  if (!actions.ok) return actions;
  return checkRelations({ actions: actions.value, stateVariables: described });
}

/**
 * A state variable that is described twice in the very same way counts once: Queue of every recorded build does so with
 * A_ARG_TYPE_SavedQueueTitle. Two descriptions that differ are refused further on.
 */
function withoutRepeats(variables: readonly StateVariable[]): readonly StateVariable[] {
  const seen = new Set<string>();
  return variables.filter((variable) => {
    const description = JSON.stringify(variable);
    return !seen.has(description) && seen.add(description);
  });
}

interface ListPlace {
  readonly list: string;
  readonly item: string;
  readonly max: number;
}

function readList<T>(
  parent: XmlElement,
  { list, item, max }: ListPlace,
  read: (el: XmlElement) => Parsed<T>,
): Parsed<readonly T[]> {
  const container = childAt(parent, list);
  if (!container.ok) return container;
  const elements = container.value ? childrenAt(container.value, item) : [];
  if (elements.length > max) return refuse('limit', `there are more than ${max} of ${item}`);
  return parseAll(elements, read);
}

function readAction(el: XmlElement): Parsed<ActionDescription> {
  const name = nameOf(el);
  if (!name.ok) return name;
  const place = { list: 'argumentList', item: 'argument', max: SCPD_LIMITS.maxArguments };
  const args = readList(el, place, readArgument);
  if (!args.ok) return args;
  const twice = uniqueNames(args.value, 'argument');
  return twice ?? ok({ name: name.value, arguments: args.value });
}

function readArgument(el: XmlElement): Parsed<ArgumentDescription> {
  const name = nameOf(el);
  if (!name.ok) return name;
  const direction = directionOf(el);
  if (!direction.ok) return direction;
  const related = textAt(el, 'relatedStateVariable');
  if (!related.ok) return related;
  if (!related.value) return refuse('malformed', 'an argument has no relatedStateVariable');
  const retval = childAt(el, 'retval');
  if (!retval.ok) return retval;
  return ok({
    name: name.value,
    direction: direction.value,
    relatedStateVariable: related.value,
    ...(retval.value ? { retval: true } : {}),
  });
}

function directionOf(el: XmlElement): Parsed<'in' | 'out'> {
  const direction = textAt(el, 'direction');
  if (!direction.ok) return direction;
  return direction.value === 'in' || direction.value === 'out'
    ? ok(direction.value)
    : refuse('malformed', 'the direction of an argument is neither in nor out');
}

function checkRelations(service: ServiceDescription): Parsed<ServiceDescription> {
  const { actions, stateVariables } = service;
  const twice = uniqueNames(actions, 'action') ?? uniqueNames(stateVariables, 'state variable');
  if (twice) return twice;
  const known = new Set(stateVariables.map(({ name }) => name));
  const loose = actions
    .flatMap((action) => action.arguments)
    .some(({ relatedStateVariable }) => !known.has(relatedStateVariable));
  return loose
    ? refuse('mismatch', 'an argument relates to a state variable that is not described')
    : ok(service);
}
