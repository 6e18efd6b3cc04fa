/**
 * The second door of one guarded player: port 1443, TLS. What could go wrong: all that can on port 1400 (`gateway/door.ts`),
 * and handshakes that never end (a deadline), a certificate that is somebody else's (the guard's own, never a player's),
 * frames made to trip a reader (`wire/websocket`), clients that do not read (`peer.ts`). Whatever goes wrong, nothing
 * reaches the player. Proven in `commands.test.ts`, `hostile-frames.test.ts`.
 */
import { TLS_PORT } from '../../catalog/door-ports.ts';
import type { Net, Stream } from '../../ports/net.ts';
import type { Log } from '../../ports/log.ts';
import type { TlsServer } from '../../ports/tls-server.ts';
import { wantsWebSocket } from '../../wire/websocket/handshake.ts';
import type { Answer } from '../gateway/answer.ts';
import { Admission } from '../gateway/admission.ts';
import { converse } from '../gateway/conversation.ts';
import { doorNames } from '../gateway/door-rules.ts';
import type { Door } from '../gateway/doorway.ts';
import type { AtDoor } from '../gateway/enter.ts';
import type { Enforcer, EnforcerParts } from '../gateway/enforcer.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Judge } from '../gateway/judge.ts';
import { KnownHeads } from '../gateway/known-heads.ts';
import { GATEWAY_LIMITS } from '../gateway/limits.ts';
import { Throttle } from '../gateway/throttle.ts';
import type { Certificates } from './certificates/certificates.ts';
import { Doorbook } from './doorbook.ts';
import { LOCAL_API_LIMITS } from './limits.ts';
import { LocalApi } from './local-api.ts';
import type { PeerPorts } from './peer.ts';
import { API_PREFIX, WEBSOCKET_PATH } from './protocol.ts';
import { Switchboard } from './switchboard.ts';
import { Tunnels } from './tunnel.ts';

export interface SecondDoorPorts extends PeerPorts {
  readonly net: Net;
  readonly log: Log;
  readonly tls: TlsServer;
}

export interface SecondDoorOptions {
  /** The parts that the enforcer was made of. */
  readonly parts: EnforcerParts;
  /** What it answers on 1400 it answers here. */
  readonly enforcer: Enforcer;
  readonly certificates: Certificates;
}

export interface SecondDoor extends Door {
  /** At once: the guard's own connection to the player ends, and nothing that waits for it is sent. */
  end(): void;
}

export function secondDoor(
  ports: SecondDoorPorts,
  { parts, enforcer, certificates }: SecondDoorOptions,
  place: PlayerPlace,
): SecondDoor {
  const names = doorNames(place.guardAddress, TLS_PORT);
  const book = new Doorbook(parts, new Throttle(parts.rates));
  const localParts = { ...parts, judge: new Judge(parts), book, log: ports.log };
  const board = new Switchboard(ports, { host: place.endpoint.host, port: TLS_PORT });
  const api = new LocalApi(ports, localParts, board);
  const tunnels = new Tunnels(ports, localParts);
  const admission = new Admission(GATEWAY_LIMITS.connectionsPerAddress);
  const knownHeads = new KnownHeads();

  const take = async (stream: Stream): Promise<void> => {
    const at = { place, names, address: stream.remote.host, secure: true };
    if (tunnels.permits(at)) return tunnels.carry(stream, at);
    const identity = await certificates.identityFor(place.guardAddress);
    const secured = await ports.tls.secure(stream, identity, LOCAL_API_LIMITS.handshakeMs);
    await converse({ ...ports, knownHeads }, secured, {
      serve: (request) => answerTo({ api, enforcer }, { ...at, request }),
      unreadable: (refusal) => enforcer.note(at, refusal),
    });
  };
  return {
    port: TLS_PORT,
    serve: (stream) =>
      admission.admit(stream, () =>
        // A handshake that came to nothing is nobody's request.
        take(stream).catch(() => stream.destroy()),
      ),
    end: () => board.end(),
  };
}

/** The local API's paths are its own; all others are those of port 1400 (28.1, 36.4: the same server). */
async function answerTo(
  { api, enforcer }: { readonly api: LocalApi; readonly enforcer: Enforcer },
  at: AtDoor,
): Promise<Answer> {
  const { head } = at.request;
  if (head.target.startsWith(API_PREFIX)) return api.rest(at);
  if (head.target === WEBSOCKET_PATH && wantsWebSocket(head)) return api.upgrade(at);
  return enforcer.serve(at);
}
