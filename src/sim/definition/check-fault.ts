import type { FaultKind } from '../faults/fault.ts';
import { FAULTS } from '../faults/registry.ts';
import type { FaultSpec } from './fault-schema.ts';
import { noRoom } from './no-room.ts';
import type { Finding, Path } from '../../base/yaml/problem.ts';

/** What says nothing to this kind of fault, and players that are not there. `rooms` are names. */
export function checkFault(rooms: readonly string[], fault: FaultSpec, path: Path): readonly Finding[] {
  const kind = FAULTS.find((known) => known.kind === fault.kind);
  const foreign = [...parametersBeside(kind, fault), ...scopeBeside(kind, fault)]
    .filter((key) => fault[key] !== undefined)
    .map((key) => ({ path: [...path, key], message: `means nothing to ${nameOf(fault)}` }));
  const { player } = fault;
  const missing = player !== undefined && !player.startsWith('RINCON_') && !rooms.includes(player);
  return missing ? [...foreign, noRoom(player, [...path, 'player'], rooms)] : foreign;
}

type Keys = readonly (keyof FaultSpec)[];

const nameOf = ({ kind, door }: FaultSpec): string =>
  door === 'udp' || door === 'websocket' ? `${kind} at ${door}` : kind;

/** Parameters that this kind does not have, and a form that there is only in HTTP. */
function parametersBeside(kind: FaultKind | undefined, { door, form }: FaultSpec): Keys {
  const foreign = (['ms', 'delta', 'form'] as const).filter((key) => !kind?.parameters.includes(key));
  return door === 'websocket' && form === 'status' ? [...foreign, 'form'] : foreign;
}

/** Parts of the scope that would be ignored. */
function scopeBeside(kind: FaultKind | undefined, { door }: FaultSpec): Keys {
  const frequency: Keys = kind?.befall ? ['probability', 'count', 'service'] : [];
  const doors: Keys = door === undefined || kind?.doors.includes(door) ? [] : ['door'];
  const path: Keys = kind?.onRequest && door !== 'udp' ? [] : ['path'];
  const service: Keys = door === 'udp' || door === 'websocket' ? ['service'] : [];
  // Players share one clock.
  const player: Keys = kind?.kind === 'clock-skew' ? ['player'] : [];
  return [...frequency, ...doors, ...path, ...service, ...player];
}
