import { actionFacts } from '../../catalog/services.ts';
import { type ActionName, parseActionName } from '../../config/action-names.ts';
import type { GuardedAction } from './access-request.ts';
import { all, any, beginsWith, entity, string } from './cedar-text.ts';

/** The local API passed through unread. */
export const UNREAD_TUNNEL = 'local-api.tunnel';

/** All services that apps hand music to, named together. */
const CASTS = 'cast.';

/**
 * What passes unread is permitted only where it is named: no class, wildcard or `everything` reaches it, because nothing else that a
 * rule says can be kept inside it.
 */
const isNamedOnly = ({ id, kind }: Pick<GuardedAction, 'id' | 'kind'>): boolean =>
  id === UNREAD_TUNNEL || kind === 'cast';

const NOT_NAMED_ONLY = [`context.action != ${string(UNREAD_TUNNEL)}`, 'context.door != "cast"'];

/** The words of `may` or `may-not`, checked before. */
export const actionNames = (words: readonly string[]): readonly ActionName[] =>
  words.map((word) => {
    const name = parseActionName(word);
    if (!name) throw new Error(`unchecked action: ${word}`);
    return name;
  });

/** The condition that an action is one of those that are permitted. */
export function permittedActions(names: readonly ActionName[]): string {
  const wide = wideConditions(names);
  if (wide.length === 0) return any(exactConditions(names));
  return any([...exactConditions(names), all([...NOT_NAMED_ONLY, any(wide)])]);
}

/** The condition that an action is one of those that are refused, the tunnel among them. */
export const refusedActions = (names: readonly ActionName[]): string =>
  any([...exactConditions(names), ...wideConditions(names)]);

const exactConditions = (names: readonly ActionName[]): readonly string[] =>
  names.flatMap((name) => {
    if (name.kind === 'action') return [`context.action == ${string(name.id)}`];
    return name.kind === 'prefix' && name.prefix === CASTS ? ['context.door == "cast"'] : [];
  });

function wideConditions(names: readonly ActionName[]): readonly string[] {
  if (names.some(({ kind }) => kind === 'everything')) return ['true'];
  const classes = names.flatMap((name) => (name.kind === 'class' ? [entity('Action', name.riskClass)] : []));
  const prefixes = names.flatMap((name) =>
    name.kind === 'prefix' ? [beginsWith('context.action', name.prefix)] : [],
  );
  return [...(classes.length > 0 ? [`action in [${classes.join(', ')}]`] : []), ...prefixes];
}

/** What `permittedActions` asks, without Cedar. */
export const covers = (names: readonly ActionName[], action: GuardedAction): boolean =>
  names.some((name) => coversOne(name, action));

function coversOne(name: ActionName, action: GuardedAction): boolean {
  const { id, riskClass } = action;
  if (name.kind === 'action') return name.id === id;
  if (name.kind === 'prefix' && name.prefix === CASTS) return action.kind === 'cast';
  if (isNamedOnly(action)) return false;
  if (name.kind === 'everything') return true;
  return name.kind === 'class' ? name.riskClass === riskClass : id.startsWith(name.prefix);
}

/** Whether there may be an action that both words are about. What the catalog does not know may be of any class. */
export function meet(one: ActionName, other: ActionName): boolean {
  if (one.kind === 'everything' || other.kind === 'everything') return true;
  if (one.kind === 'class')
    return other.kind === 'class' ? one.riskClass === other.riskClass : ofClass(other, one);
  if (other.kind === 'class') return ofClass(one, other);
  const [a, b] = [idOf(one), idOf(other)];
  return (
    (one.kind === 'prefix' && b.startsWith(a)) || (other.kind === 'prefix' && a.startsWith(b)) || a === b
  );
}

type Named = Extract<ActionName, { readonly kind: 'action' | 'prefix' }>;
type OfClass = Extract<ActionName, { readonly kind: 'class' }>;

const idOf = (name: Named): string => (name.kind === 'action' ? name.id : name.prefix);

function ofClass(name: Named, { riskClass }: OfClass): boolean {
  if (name.kind === 'prefix') return true;
  const [service = '', action = ''] = name.id.split('.');
  const facts = actionFacts(service, action);
  return !facts || facts.risk === riskClass || facts.withoutPlace === riskClass;
}
