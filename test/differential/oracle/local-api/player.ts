import type { IncomingMessage } from 'node:http';
import { createLocalApi, type LocalApi, type ReceivedMessage } from '../../../../src/sim/local-api/door.ts';
import { readMessage } from '../../../../src/sim/local-api/message.ts';
import type { RestAnswer } from '../../../../src/sim/local-api/rest.ts';
import { createSession } from '../../../../src/sim/local-api/session.ts';
import { createHttpServer } from '../../../../src/sim/server/http-server.ts';
import type { Stream } from '../../../../src/ports/net.ts';
import type { Room } from '../../generate/houses.ts';
import type { ParsedRequest } from '../parsed-by-player.ts';
import { type CommandRead, commandOfMessage, commandOfRest } from './command-read.ts';
import { type Doings, notingHousehold, type NotingHousehold } from './household.ts';
import { PlayerWire } from './wire.ts';

/** What a player did: the words are the player's, read by its own code. */
export interface CommandDone extends CommandRead, Doings {
  readonly succeeded: boolean;
}

/** The local API of one simulated player, from the first byte after TLS on. */
export class LocalApiPlayer {
  readonly #household: NotingHousehold;
  readonly #api: LocalApi;
  readonly #onDone: (done: CommandDone) => void;
  readonly #wires: PlayerWire[] = [];

  constructor(at: Room, onDone: (done: CommandDone) => void) {
    this.#household = notingHousehold(at);
    this.#onDone = onDone;
    this.#api = createLocalApi({ ...this.#household, onMessage: (message) => this.#take(message) });
  }

  get openConnections(): number {
    return this.#wires.filter(({ isOver }) => !isOver).length;
  }

  /** A connection to port 1443, TLS left out. */
  connect(): Stream {
    const wire = new PlayerWire();
    this.#wires.push(wire);
    apis.set(wire, this.#api);
    // Whoever writes after the end hears nothing.
    wire.on('error', ignore);
    server.emit('connection', wire);
    return wire.side;
  }

  /** A request over a connection of its own. */
  rest({ method, target, headers, body }: ParsedRequest): RestAnswer {
    const [path = ''] = target.split('?');
    const header = (name: string): string | undefined =>
      headers.find(([known]) => known.toLowerCase() === name)?.[1];
    const asked = {
      method,
      path,
      body,
      contentType: header('content-type'),
      apiKey: header('x-sonos-api-key'),
    };
    const { result, ...doings } = this.#household.noting(() => this.#api.answer(asked));
    this.#onDone({ ...commandOfRest(asked), ...doings, succeeded: result.status === 200 });
    return result;
  }

  #take(message: ReceivedMessage): void {
    const { result, ...doings } = this.#household.noting(() => message.perform());
    const read = commandOfMessage(readMessage(message.text));
    this.#onDone({ ...read, ...doings, succeeded: result.succeeded });
    message.send(result.reply);
    this.#api.stateChanged();
  }
}

const apis = new WeakMap<object, LocalApi>();
const ignore = (): void => {};
const PEER = { address: '127.61.2.2', port: 1 };
const server = createHttpServer(0, {
  onRequest: ({ socket }) => void socket.destroy(),
  wantsUpgrade: ({ url }: IncomingMessage) => url === '/websocket/api',
  onUpgrade: (message, head) => {
    const { socket } = message;
    apis.get(socket)?.upgrade({ message, socket, head, peer: PEER });
  },
  onConnect: ({ socket }) => void socket.destroy(),
  onUnreadable: (_, socket) => void socket.destroy(),
  onIdle: ignore,
});

/** What a player does for one message and no other. */
export function doneFor(at: Room, text: string): CommandDone {
  const household = notingHousehold(at);
  const session = createSession({ ...household, clips: [], sessions: new Map() }, ignore);
  const { result, ...doings } = household.noting(() => session.perform(text));
  return { ...commandOfMessage(readMessage(text)), ...doings, succeeded: result.succeeded };
}
