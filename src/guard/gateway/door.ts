/**
 * The door of one guarded player: an address and port on which anybody may knock. What could go wrong: a request says two
 * things (`wire/http`, `request/`), a browser is sent by a strange page (`door-rules.ts`), many connect or stay (`limits.ts`),
 * a handler fails (`conversation.ts`). Whatever goes wrong, nothing reaches the player. Proven in `door.test.ts` and `test/differential`.
 */
import { CLEAR_PORT } from '../../catalog/door-ports.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { Admission } from './admission.ts';
import { converse } from './conversation.ts';
import { doorNames } from './door-rules.ts';
import type { Door } from './doorway.ts';
import type { Enforcer } from './enforcer.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { KnownHeads } from './known-heads.ts';
import { GATEWAY_LIMITS } from './limits.ts';

export interface DoorPorts {
  readonly clock: Clock;
  readonly log: Log;
}

export function firstDoor(ports: DoorPorts, enforcer: Enforcer, place: PlayerPlace): Door {
  const names = doorNames(place.guardAddress, CLEAR_PORT);
  const admission = new Admission(GATEWAY_LIMITS.connectionsPerAddress);
  const knownHeads = new KnownHeads();
  return {
    port: CLEAR_PORT,
    serve: (stream) => {
      const at = { place, names, address: stream.remote.host };
      return admission.admit(stream, () =>
        converse({ ...ports, knownHeads }, stream, {
          serve: (request) => enforcer.serve({ ...at, request }),
          unreadable: (refusal) => enforcer.note(at, refusal),
        }),
      );
    },
  };
}
