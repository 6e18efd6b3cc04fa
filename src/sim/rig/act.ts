import { sampleHousehold, samplePlayer, sampleWorld } from './sample.ts';
import type { PlayerState } from '../state/player.ts';
import { fault, type ActionOutcome, type ServiceModel, type World } from '../world.ts';

/** A world at rest whose changes are counted, and a way to call an action of a model in it. */
export interface Stage {
  readonly world: World;
  readonly changes: () => number;
  act(action: string, args?: Readonly<Record<string, string>>, player?: PlayerState): ActionOutcome;
}

export function stageFor(model: ServiceModel, players: readonly PlayerState[] = [samplePlayer()]): Stage {
  let count = 0;
  const world: World = {
    ...sampleWorld(sampleHousehold(players)),
    changed: () => {
      count += 1;
    },
  };
  return {
    world,
    changes: () => count,
    act: (action, args = {}, player = players[0]) => {
      const run = model.actions[action];
      return run && player ? run({ world, player, args }) : fault(401);
    },
  };
}
