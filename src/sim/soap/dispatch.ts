import type { ServiceShape } from '../player-kind.ts';
import type { Visit } from '../server/route.ts';
import type { Answer } from '../server/answer.ts';
import { fault, type ActionCall, type ActionModel, type ActionOutcome } from '../world.ts';
import { soapFault, soapSuccess } from './answer.ts';
import { checkArguments } from './check-arguments.ts';
import { readCall } from './read-call.ts';
import { isForOtherService } from './soap-action.ts';

/** UDA 2.0 §3.2.5. */
const INVALID_ACTION = 401;
const ACTION_FAILED = 501;
/** `Optional Action Not Implemented`: the SCPD names the action, the simulator has no model of it. */
const NOT_IMPLEMENTED = 602;

/** Answers a POST to a control URL. */
export function callAction(visit: Visit, service: ServiceShape): Answer {
  const { request, entry } = visit;
  const call = isForOtherService(request.header('soapaction'), service) ? undefined : readCall(request.body);
  const action = call && service.actions.get(call.action);
  if (!call || !action) return soapFault(INVALID_ACTION);
  entry.note({ action: `${service.facts.name}.${action.name}` });
  const checked = checkArguments(service, action, call);
  if (!checked.ok) return soapFault(checked.code);
  const outcome = entry.attribute(() => perform(visit, service, { name: action.name, args: checked.args }));
  if (outcome.kind === 'fault') return soapFault(outcome.code);
  const out = action.arguments
    .filter(({ direction }) => direction === 'out')
    .map(({ name }) => [name, outcome.out[name] ?? ''] as const);
  return soapSuccess({ serviceType: service.facts.serviceType, action: action.name, out });
}

interface Performed {
  readonly name: string;
  readonly args: ActionCall['args'];
}

/** A model that throws is a bug; the player answers as one that failed, and the log says what happened. */
function perform(
  { house, request }: Visit,
  { facts }: ServiceShape,
  { name, args }: Performed,
): ActionOutcome {
  const model = house.models.get(facts.name)?.actions;
  const run: ActionModel | undefined = model && Object.hasOwn(model, name) ? model[name] : undefined;
  if (!run) return fault(NOT_IMPLEMENTED);
  try {
    return run({ world: house.world, player: request.player, args });
  } catch (cause) {
    house.log.warn('an action model failed', { action: `${facts.name}.${name}`, cause: String(cause) });
    return fault(ACTION_FAILED);
  }
}
