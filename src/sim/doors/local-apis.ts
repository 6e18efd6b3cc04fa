import type { House } from '../house.ts';
import { createLocalApi, type LocalApi } from '../local-api/door.ts';
import { runAction } from '../soap/run-action.ts';
import type { PlayerState } from '../state/player.ts';
import { onMessage, onSent } from './muse-messages.ts';

/** The local API of each player, by player id. */
export type LocalApis = Map<string, LocalApi>;

/** Gives every player its local API. */
export function addLocalApis(house: House, localApis: LocalApis): void {
  for (const player of Object.values(house.world.household.players)) {
    localApis.set(player.id, localApiOf(house, player));
  }
}

const localApiOf = (house: House, player: PlayerState): LocalApi =>
  createLocalApi({
    world: house.world,
    player,
    act: (call) => runAction(house, call),
    onMessage: (message) => onMessage(house, player, message),
    onSent: (message) => onSent(house, player, message),
  });
