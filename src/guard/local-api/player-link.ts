import type { JsonObject } from '../../wire/json/read.ts';
import type { MuseAnswer, MuseEvent, MuseReply } from '../../wire/muse/answer.ts';
import { parseMuseAnswer } from '../../wire/muse/answer.ts';
import { writeMuseCommand } from '../../wire/muse/command.ts';
import type { MuseObjects } from '../../wire/muse/header.ts';
import { CLOSE_CODES } from '../../wire/websocket/protocol.ts';
import type { Timer } from '../../ports/clock.ts';
import type { Endpoint } from '../../base/address.ts';
import { type ConnectPorts, connectToPlayer } from './connect-player.ts';
import { PLAYER_LINK_LIMITS } from './limits.ts';
import type { Message, Peer } from './peer.ts';

/** A command that was judged, for the player. */
export interface PlayerCommand {
  readonly namespace: string;
  readonly command: string;
  readonly objects: MuseObjects;
  readonly body: JsonObject;
}

/** Called at once when the answer comes, so that what the player sends next is seen after it; undefined: there is none. */
type Done = (reply: MuseReply | undefined) => void;

interface Pending {
  readonly command: PlayerCommand;
  readonly done: Done;
  timer?: Timer;
}

export interface LinkListener {
  event(event: MuseEvent): void;
  /** The player broke off: its subscriptions are gone. */
  broken(): void;
}

/**
 * The guard's own WebSocket to a player, one for all clients: a player has 36 sockets. It is opened when a command needs
 * it, and closed by `rest`. At most two commands are on their way.
 */
export class PlayerLink {
  readonly #ports: ConnectPorts;
  readonly #player: Endpoint;
  readonly #listener: LinkListener;
  #peer: Peer | undefined;
  #opening = false;
  #resting = false;
  #ended = false;
  #count = 0;
  readonly #waiting: Pending[] = [];
  readonly #sent = new Map<string, Pending>();

  constructor(ports: ConnectPorts, player: Endpoint, listener: LinkListener) {
    this.#ports = ports;
    this.#player = player;
    this.#listener = listener;
  }

  send(command: PlayerCommand, done: Done): void {
    this.#resting = false;
    if (this.#ended || this.#waiting.length >= PLAYER_LINK_LIMITS.waiting) return done(undefined);
    const pending: Pending = { command, done };
    pending.timer = this.#ports.clock.after(PLAYER_LINK_LIMITS.answerMs, () => this.#late(pending), {
      unref: true,
    });
    this.#waiting.push(pending);
    this.#advance();
  }

  /** Nobody needs it now: it closes when the last answer has come. */
  rest(): void {
    this.#resting = true;
    if (this.#sent.size + this.#waiting.length > 0) return;
    this.#peer?.close(CLOSE_CODES.done);
    // What is asked from now on is asked over another connection.
    this.#peer = undefined;
  }

  /** For good and at once: what has not been sent never is. */
  end(): void {
    this.#ended = true;
    this.#failAll();
    this.#peer?.destroy();
  }

  #advance(): void {
    if (this.#resting) this.rest();
    if (!this.#peer) return this.#waiting.length === 0 ? undefined : void this.#open();
    while (this.#sent.size < PLAYER_LINK_LIMITS.atOnce) {
      const pending = this.#waiting.shift();
      if (!pending) return;
      this.#count += 1;
      const cmdId = String(this.#count);
      this.#sent.set(cmdId, pending);
      this.#peer.send(textOf(pending.command, cmdId));
    }
  }

  async #open(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    const peer = await connectToPlayer(this.#ports, this.#player);
    this.#opening = false;
    if (!peer || this.#ended) {
      peer?.destroy();
      return this.#failAll();
    }
    this.#peer = peer;
    this.#advance();
    for await (const message of peer.messages()) this.#hear(peer, message);
    if (this.#peer !== peer) return;
    this.#peer = undefined;
    this.#failAll();
    this.#listener.broken();
  }

  /** What is no message of the local API ends the link: nobody knows what the player would say next. */
  #hear(peer: Peer, message: Message): void {
    const answer = parseMuseAnswer(message);
    if (!answer.ok) return peer.close(CLOSE_CODES.protocolError);
    if (answer.value.kind === 'event') return this.#listener.event(answer.value);
    const found = this.#askedFor(answer.value);
    if (!found) return;
    this.#settle(found, answer.value);
    this.#advance();
  }

  /** Unsure: whether every refusal repeats `cmdId`; one that does not is that of the only command on its way. */
  #askedFor({ cmdId }: Pick<MuseAnswer & { kind: 'reply' }, 'cmdId'>): string | undefined {
    if (cmdId !== undefined) return this.#sent.has(cmdId) ? cmdId : undefined;
    return this.#sent.size === 1 ? [...this.#sent.keys()][0] : undefined;
  }

  #settle(cmdId: string, reply: MuseReply | undefined): void {
    const pending = this.#sent.get(cmdId);
    this.#sent.delete(cmdId);
    pending?.timer?.cancel();
    pending?.done(reply);
  }

  #late(pending: Pending): void {
    const at = this.#waiting.indexOf(pending);
    if (at !== -1) this.#waiting.splice(at, 1);
    const [cmdId] = [...this.#sent].find(([, one]) => one === pending) ?? [];
    if (cmdId !== undefined) this.#sent.delete(cmdId);
    pending.done(undefined);
    this.#advance();
  }

  #failAll(): void {
    for (const cmdId of this.#sent.keys()) this.#settle(cmdId, undefined);
    for (const { timer, done } of this.#waiting.splice(0)) {
      timer?.cancel();
      done(undefined);
    }
  }
}

/** The question for the household has no call. */
const textOf = ({ namespace, command, objects, body }: PlayerCommand, cmdId: string): string =>
  writeMuseCommand({
    kind: 'command',
    ...(namespace === '' ? {} : { call: { namespace: { name: namespace, version: 1 }, command } }),
    objects,
    cmdId,
    more: {},
    body,
  });
