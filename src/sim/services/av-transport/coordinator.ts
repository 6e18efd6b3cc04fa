import { isCoordinator } from '../../state/groups.ts';
import { type ActionModel, fault } from '../../world.ts';

/** Commands for a group go to its coordinator; members of it answer 800 (seen on 57.23 and 97.1). */
export const atCoordinator =
  (model: ActionModel): ActionModel =>
  (call) =>
    isCoordinator(call.world.household, call.player.id) ? model(call) : fault(800);
