import { CAST_IDS, castAction } from '../../catalog/casts.ts';
import { endpointAt } from '../../catalog/endpoints.ts';
import { localApiCommand } from '../../catalog/local-api.ts';
import { RISK_CLASSES, type RiskClass } from '../../catalog/risk.ts';
import { actionFacts } from '../../catalog/services.ts';
import type { ActionKind, GuardedAction } from './access-request.ts';
import { CAST_CLASS } from './cast-request.ts';

const DOORS: readonly ActionKind[] = ['event', 'page', 'description', 'art', 'local-api', 'cast'];

/** An action by its name, as questions about a policy give it; undefined where its class cannot be told and is not given. */
export function classify(
  id: string,
  { riskClass, hasSource }: { readonly riskClass?: string | undefined; readonly hasSource: boolean },
): GuardedAction | undefined {
  const kind = DOORS.find((door) => id.startsWith(`${door}.`)) ?? 'soap';
  const given = RISK_CLASSES.find((candidate) => candidate === riskClass);
  if (riskClass !== undefined && !given) return undefined;
  const found = given ?? (kind === 'soap' ? soapClass(id, hasSource) : doorClass(kind, id));
  return found && { kind, id, riskClass: found };
}

function soapClass(id: string, hasSource: boolean): RiskClass | undefined {
  const [service = '', action = '', ...rest] = id.split('.');
  const facts = rest.length === 0 ? actionFacts(service, action) : undefined;
  return hasSource ? facts?.risk : (facts?.withoutPlace ?? facts?.risk);
}

/** A page that does anything is system. */
function doorClass(kind: ActionKind, id: string): RiskClass | undefined {
  if (kind === 'local-api') return localApiClass(id);
  if (kind === 'cast') return CAST_IDS.some((cast) => castAction(cast) === id) ? CAST_CLASS : undefined;
  if (kind !== 'page') return 'read';
  const page = endpointAt(id.slice('page.'.length));
  if (!page) return undefined;
  return page.sideEffect === 'none' && page.getEffect === 'none' ? 'read' : 'system';
}

function localApiClass(id: string): RiskClass | undefined {
  const [, namespace = '', command = ''] = id.split('.');
  return localApiCommand(namespace, command)?.risk;
}
