import type { FaultDoor, FaultSpec } from '../definition/fault-schema.ts';
import type { PlayerState } from '../state/player.ts';

/** A message that a fault may strike. Event messages come through no door and have no path. */
export interface Target {
  readonly player: PlayerState;
  readonly door?: FaultDoor;
  readonly path?: string;
  readonly service?: string;
}

/** A spec that names a door or a path never strikes event messages. Datagrams and the WebSocket are struck by name only. */
export const isInScope = (spec: FaultSpec, target: Target): boolean =>
  isPlayerInScope(spec, target.player) &&
  (spec.door === target.door || (spec.door === undefined && !isByName(target))) &&
  (spec.path === undefined || (target.path?.startsWith(spec.path) ?? false)) &&
  (spec.service === undefined || spec.service === serviceOf(target));

const isByName = ({ door }: Target): boolean => door === 'udp' || door === 'websocket';

export const isPlayerInScope = ({ player }: FaultSpec, { id, room }: PlayerState): boolean =>
  player === undefined || player === id || player === room;

/** `/MediaRenderer/AVTransport/Control` is AVTransport's. */
const serviceOf = ({ service, path = '' }: Target): string | undefined =>
  service ?? /\/(\w+)\/(?:Control|Event)$/.exec(path)?.[1];
