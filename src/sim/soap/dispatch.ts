import type { ServiceShape } from '../player-kind.ts';
import type { Visit } from '../server/route.ts';
import type { Answer } from '../server/answer.ts';
import { soapFault, soapSuccess } from './answer.ts';
import { checkArguments } from './check-arguments.ts';
import { readCall } from './read-call.ts';
import { runAction } from './run-action.ts';
import { isForOtherService } from './soap-action.ts';

/** UDA 2.0 §3.2.5. */
const INVALID_ACTION = 401;

/** Answers a POST to a control URL. */
export function callAction(visit: Visit, service: ServiceShape): Answer {
  const { request, entry } = visit;
  const call = isForOtherService(request.header('soapaction'), service) ? undefined : readCall(request.body);
  const action = call && service.actions.get(call.action);
  if (!call || !action) return soapFault(INVALID_ACTION);
  entry.note({ action: `${service.facts.name}.${action.name}` });
  const checked = checkArguments(service, action, call);
  if (!checked.ok) return soapFault(checked.code);
  const named = {
    player: request.player,
    service: service.facts.name,
    action: action.name,
    args: checked.args,
  };
  const outcome = entry.attribute(() => runAction(visit.house, named));
  if (outcome.kind === 'fault') return soapFault(outcome.code);
  const out = action.arguments
    .filter(({ direction }) => direction === 'out')
    .map(({ name }) => [name, outcome.out[name] ?? ''] as const);
  return soapSuccess({ serviceType: service.facts.serviceType, action: action.name, out });
}
