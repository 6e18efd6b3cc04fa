import type { House } from '../house.ts';
import type { PlayerState } from '../state/player.ts';
import { fault, type ActionCall, type ActionModel, type ActionOutcome } from '../world.ts';

/** UDA 2.0 §3.2.5. */
const ACTION_FAILED = 501;
/** `Optional Action Not Implemented`: the SCPD names the action, the simulator has no model of it. */
const NOT_IMPLEMENTED = 602;

/** An action of a player by name, with arguments that were checked or made here. */
export interface NamedAction {
  readonly player: PlayerState;
  readonly service: string;
  readonly action: string;
  readonly args: ActionCall['args'];
}

/** A model that throws is a bug; the player answers as one that failed, and the log says what happened. */
export function runAction(
  { models, world, log }: House,
  { player, service, action, args }: NamedAction,
): ActionOutcome {
  const model = models.get(service);
  const run: ActionModel | undefined =
    model && Object.hasOwn(model.actions, action) ? model.actions[action] : undefined;
  if (!model || !run) return fault(NOT_IMPLEMENTED);
  if (model.wrongInstance && Number(args['InstanceID'] ?? 0) !== 0) return fault(model.wrongInstance);
  try {
    return run({ world, player, args });
  } catch (cause) {
    log.warn('an action model failed', { action: `${service}.${action}`, cause: String(cause) });
    return fault(ACTION_FAILED);
  }
}
