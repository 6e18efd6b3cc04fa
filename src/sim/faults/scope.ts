import type { FaultSpec } from '../definition/fault-schema.ts';
import type { Door } from '../server/page.ts';
import type { PlayerState } from '../state/player.ts';

/** A message that a fault may strike. Event messages come through no door and have no path. */
export interface Target {
  readonly player: PlayerState;
  readonly door?: Door;
  readonly path?: string;
  readonly service?: string;
}

/** A spec that names a door or a path never strikes event messages. */
export const isInScope = (spec: FaultSpec, target: Target): boolean =>
  isPlayerInScope(spec, target.player) &&
  (spec.door === undefined || spec.door === target.door) &&
  (spec.path === undefined || (target.path?.startsWith(spec.path) ?? false)) &&
  (spec.service === undefined || spec.service === serviceOf(target));

export const isPlayerInScope = ({ player }: FaultSpec, { id, room }: PlayerState): boolean =>
  player === undefined || player === id || player === room;

/** `/MediaRenderer/AVTransport/Control` is AVTransport's. */
const serviceOf = ({ service, path = '' }: Target): string | undefined =>
  service ?? /\/(\w+)\/(?:Control|Event)$/.exec(path)?.[1];
