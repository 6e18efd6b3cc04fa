/**
 * The door of one guarded player: an address and port on which anybody may knock. What could go wrong: a request says two
 * things (`wire/http`, `request/`), a browser is sent by a strange page (`door-rules.ts`), many connect or stay (`limits.ts`),
 * a handler fails (`conversation.ts`). Whatever goes wrong, nothing reaches the player. Proven in `test/guard/`.
 */
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Listener, Net, Stream } from '../../ports/net.ts';
import { Admission } from './admission.ts';
import { converse } from './conversation.ts';
import { doorNames } from './door-rules.ts';
import type { Enforcer } from './enforcer.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { KnownHeads } from './known-heads.ts';
import { GATEWAY_LIMITS } from './limits.ts';

export interface DoorPorts {
  readonly net: Net;
  readonly clock: Clock;
  readonly log: Log;
}

/** The port on which players listen, and which clients take for granted. */
const PORT = 1400;

/** Fails with `address-in-use` or `address-unavailable`. */
export function openDoor(ports: DoorPorts, enforcer: Enforcer, place: PlayerPlace): Promise<Listener> {
  const names = doorNames(place.guardAddress, PORT);
  const admission = new Admission(GATEWAY_LIMITS.connectionsPerAddress);
  const knownHeads = new KnownHeads();
  return ports.net.listen(
    { host: place.guardAddress, port: PORT, maxConnections: GATEWAY_LIMITS.connections },
    (stream: Stream) => {
      const at = { place, names, address: stream.remote.host };
      admission.admit(stream, () =>
        converse({ ...ports, knownHeads }, stream, {
          serve: (request) => enforcer.serve({ ...at, request }),
          unreadable: (refusal) => enforcer.note(at, refusal),
        }),
      );
    },
  );
}
