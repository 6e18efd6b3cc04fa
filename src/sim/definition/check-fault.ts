import { FAULTS } from '../faults/registry.ts';
import type { FaultSpec } from './fault-schema.ts';
import { noRoom } from './no-room.ts';
import type { Finding, Path } from './problem.ts';

/** Parameters that a kind of fault does not have, and players that are not there. `rooms` are names. */
export function checkFault(rooms: readonly string[], fault: FaultSpec, path: Path): readonly Finding[] {
  const kind = FAULTS.find((known) => known.kind === fault.kind);
  const given = (['ms', 'delta', 'form'] as const).filter((key) => fault[key] !== undefined);
  const foreign = given
    .filter((key) => !kind?.parameters.includes(key))
    .map((key) => ({ path: [...path, key], message: `means nothing to ${fault.kind}` }));
  const { player } = fault;
  const missing = player !== undefined && !player.startsWith('RINCON_') && !rooms.includes(player);
  return missing ? [...foreign, noRoom(player, [...path, 'player'], rooms)] : foreign;
}
