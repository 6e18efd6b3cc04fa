import { headersOf } from '../../wire/http/headers.ts';
import { acceptHeaders, readWebSocketWish } from '../../wire/websocket/handshake.ts';
import type { Stream } from '../../ports/net.ts';
import type { Answer } from '../gateway/answer.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { Asked } from '../gateway/ask-policy.ts';
import { type AtDoor, enter, type Entry } from '../gateway/enter.ts';
import { Counts } from '../gateway/counts.ts';
import { sightOf } from '../gateway/sight-of.ts';
import { playerFailure } from '../gateway/refusals.ts';
import type { NotUnderstood } from '../request/understood.ts';
import { withoutApiKey } from './api-key.ts';
import { errorOfNotUnderstood, errorOfReason, failedError, notCommand, unreadable } from './errors.ts';
import { jsonError } from './json-answer.ts';
import { LOCAL_API_LIMITS } from './limits.ts';
import { paceOf } from './pace.ts';
import type { LocalApiParts } from './parts.ts';
import { Peer, type PeerPorts } from './peer.ts';
import { performRest } from './perform-rest.ts';
import { SUBPROTOCOL } from './protocol.ts';
import { Session } from './session.ts';
import type { Switchboard } from './switchboard.ts';
import { understandRest } from './understand-rest.ts';

type In = Extract<Entry, { readonly kind: 'in' }>;

/** The local API of one guarded player: REST, and the WebSocket's beginning. */
export class LocalApi {
  readonly #ports: PeerPorts;
  readonly #parts: LocalApiParts;
  readonly #board: Switchboard;
  readonly #sockets = new Counts(LOCAL_API_LIMITS.socketsPerAddress);

  constructor(ports: PeerPorts, parts: LocalApiParts, board: Switchboard) {
    this.#ports = ports;
    this.#parts = parts;
    this.#board = board;
  }

  async rest(at: AtDoor): Promise<Answer> {
    const entry = this.#enter(at, 403);
    if ('status' in entry) return entry;
    const { asker, player } = entry;
    const { addresses, clock, judge, policy } = this.#parts;
    const { place } = at;
    const command = understandRest(at.request, { playerId: player.id, inward: addresses.inward });
    if (!command.ok) return this.#turnAway(at, entry, command.error);
    const { action } = command.value.understood;
    if (!this.#parts.book.lets(at, asker, action)) return jsonError(429, errorOfReason({ id: 'too-many' }));
    const who = {
      principal: asker.principal,
      asker: asker.key,
      place,
      player,
      at: clock.now(),
      rules: policy(),
    };
    const asked: Asked = { ...who, understood: command.value.understood };
    const turn = await judge.inTurn(asked, asker, async (access, judged) => {
      if (judged.effect === 'outdated') return undefined;
      if (judged.effect === 'unanswered') return unanswered(judged.failure);
      if (judged.effect === 'forbid')
        return jsonError(judged.reason.id === 'too-many' ? 429 : 403, errorOfReason(judged.reason));
      const sight = sightOf(this.#parts, asker.principal, asked.rules);
      const permitted = { command: command.value, place, touched: judged.touched, sight };
      return performRest(access, permitted, addresses.outward);
    });
    if (!turn.ok) return unanswered(turn.error);
    return turn.value ?? this.rest(at);
  }

  /** The answer carries what happens to the connection after it. Opening a socket does nothing; each command is judged. */
  upgrade(at: AtDoor): Answer {
    const entry = this.#enter(at, 401);
    if ('status' in entry) return entry;
    const { head, body } = at.request;
    const wish = readWebSocketWish(head);
    if (!wish.ok) return this.#turnAway(at, entry, unreadable(wish.error, ABOUT).error);
    const wrong = (detail: string, status: number) =>
      notCommand({ reason: 'malformed', code: 'ERROR_INVALID_PARAMETER', detail, about: ABOUT, status })
        .error;
    if (body.length > 0) return this.#turnAway(at, entry, wrong('a handshake has no body', 400));
    if (!wish.value.protocols.includes(SUBPROTOCOL))
      return this.#turnAway(at, entry, wrong(`the subprotocol is ${SUBPROTOCOL}`, 400));
    if (this.#board.size >= LOCAL_API_LIMITS.sockets || !this.#sockets.enter(at.address))
      return jsonError(503, failedError('Too many WebSockets.'));
    const authorization = headersOf(head.headers, 'authorization');
    return {
      status: 101,
      headers: acceptHeaders(wish.value.key, SUBPROTOCOL),
      body: '',
      takeOver: (stream) =>
        this.#serve(stream, at, authorization).finally(() => this.#sockets.leave(at.address)),
    };
  }

  #serve(stream: Stream, at: AtDoor, authorization: readonly string[]): Promise<void> {
    const { maxMessageBytes, maxFragments, burst, framesPerSecond } = LOCAL_API_LIMITS;
    const peer = new Peer(this.#ports, stream, {
      peer: 'client',
      limits: { maxMessageBytes, maxFragments },
      pace: paceOf(this.#ports.clock, { burst, perSecond: framesPerSecond }),
    });
    return new Session(this.#parts, { at, authorization, peer, board: this.#board }).run();
  }

  #enter(at: AtDoor, keyStatus: 401 | 403): In | Answer {
    const entry = enter(this.#parts, at);
    if (entry.kind === 'turned-away') return this.#turnAway(at, entry, entry.refusal);
    const noKey = withoutApiKey(at.request.head.headers, keyStatus);
    return noKey ? this.#turnAway(at, entry, noKey) : entry;
  }

  #turnAway(at: AtDoor, { asker }: Pick<In, 'asker'>, refusal: NotUnderstood): Answer {
    this.#parts.book.turnAway(at, asker, refusal);
    return jsonError(refusal.status, errorOfNotUnderstood(refusal));
  }
}

const ABOUT = 'local-api.websocket';

function unanswered(failure: ShieldFailure): Answer {
  const [status, text] = playerFailure(failure);
  return jsonError(status, failedError(text));
}
