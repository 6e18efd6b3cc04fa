import type { MuseEvent } from '../../wire/muse/answer.ts';
import { type MuseCommand, parseMuseCommand } from '../../wire/muse/command.ts';
import { CLOSE_CODES } from '../../wire/websocket/protocol.ts';
import type { Asked } from '../gateway/ask-policy.ts';
import { type Arrival, askerOf, type Asker, playerUnknown } from '../gateway/enter.ts';
import { sightOf } from '../gateway/sight-of.ts';
import type { Judgement } from '../gateway/judgement.ts';
import { playerFailure } from '../gateway/refusals.ts';
import type { NotUnderstood, UnderstoodCommand } from '../request/understood.ts';
import { errorOfNotUnderstood, errorOfReason, failedError, unreadable } from './errors.ts';
import { LOCAL_API_LIMITS } from './limits.ts';
import { mayHear } from './may-hear.ts';
import type { LocalApiParts } from './parts.ts';
import type { Message, Peer } from './peer.ts';
import { NO_COMMAND, Replies } from './replies.ts';
import { type Member, type Switchboard, topicOf } from './switchboard.ts';
import { understandCommand } from './understand-command.ts';

export interface Guest {
  readonly at: Arrival;
  /** Every value of `Authorization` of the handshake. */
  readonly authorization: readonly string[];
  readonly peer: Peer;
  readonly board: Switchboard;
}

interface Understood extends Asked {
  readonly understood: UnderstoodCommand;
}

/**
 * One client's WebSocket. Each command takes the path of every guarded request: what it is, who asks (anew each time: a
 * lease may have ended), what the policy says, the journal, and only then the player. Commands are done in their order.
 */
export class Session implements Member {
  readonly #parts: LocalApiParts;
  readonly #guest: Guest;
  readonly #replies: Replies;
  readonly #topics = new Set<string>();
  #running: Promise<void> = Promise.resolve();
  #count = 0;

  constructor(parts: LocalApiParts, guest: Guest) {
    this.#parts = parts;
    this.#guest = guest;
    const { outward } = parts.addresses;
    this.#replies = new Replies(guest.peer, {
      outward,
      sight: () => sightOf(parts, askerOf(parts.identify, guest.at, guest.authorization).principal),
      householdId: () => guest.board.householdId,
    });
  }

  /** Until the connection ends. */
  async run(): Promise<void> {
    const { peer, board } = this.#guest;
    board.join(this);
    try {
      for await (const message of peer.messages()) await this.#take(message);
    } finally {
      board.leave(this);
    }
  }

  deliver(topic: string, event: MuseEvent): void {
    const [namespace = ''] = topic.split(' ');
    if (mayHear(this.#parts, this.#guest, namespace)) return this.#replies.event(event);
    this.#topics.delete(topic);
    this.#guest.board.drop(this, topic);
  }

  /** The client opens a new socket and subscribes again, as when the player itself starts anew. */
  broken(): void {
    this.#guest.peer.close(CLOSE_CODES.goingAway, 'the player went away');
  }

  /** Waits only while too many commands are on their way. */
  async #take(message: Message): Promise<void> {
    this.#count += 1;
    this.#running = this.#serveAfter(this.#running, message);
    if (this.#count >= LOCAL_API_LIMITS.commandsAtOnce) await this.#running;
  }

  /** Does not fail. */
  async #serveAfter(before: Promise<void>, message: Message): Promise<void> {
    await before;
    try {
      await this.#serve(message);
    } catch (cause) {
      this.#failed(cause);
    }
    this.#count -= 1;
  }

  async #serve(message: Message): Promise<void> {
    const { roster, identify, addresses, clock, judge, policy } = this.#parts;
    const { at, authorization } = this.#guest;
    const asker = askerOf(identify, at, authorization);
    const read = parseMuseCommand(message);
    if (!read.ok) return this.#turnAway(asker, NO_COMMAND, unreadable(read.error, 'local-api').error);
    const command = read.value;
    const { place } = at;
    const player = roster.known(place);
    if (!player) return this.#turnAway(asker, command, playerUnknown(roster, place));
    const { inward } = addresses;
    const understood = understandCommand(command, { playerId: player.id, inward });
    if (!understood.ok) return this.#turnAway(asker, command, understood.error);
    if (!this.#parts.book.lets(at, asker, understood.value.action))
      return this.#replies.refuse(command, errorOfReason({ id: 'too-many' }));
    const { principal, key } = asker;
    const who = { principal, asker: key, place, player, at: clock.now(), rules: policy() };
    const asked: Understood = { ...who, understood: understood.value };
    const turn = await judge.inTurn(asked, asker, (_access, judged) => this.#do(judged, asked, command));
    if (!turn.ok) return this.#replies.refuse(command, failedError('The speaker had no time.'));
    if (turn.value === 'outdated') return this.#serve(message);
  }

  async #do(judged: Judgement, asked: Understood, command: MuseCommand): Promise<'outdated' | void> {
    const { judge } = this.#parts;
    if (judged.effect === 'outdated') return 'outdated';
    if (judged.effect === 'unanswered')
      return this.#replies.refuse(command, failedError(playerFailure(judged.failure)[1]));
    if (judged.effect === 'forbid') return this.#replies.refuse(command, errorOfReason(judged.reason));
    if (asked.understood.action.riskClass === 'read') return this.#perform(asked.understood, command);
    judge.changed(judged.touched);
    await this.#perform(asked.understood, command);
    judge.changed(judged.touched);
  }

  #perform(understood: UnderstoodCommand, command: MuseCommand): Promise<void> | void {
    const topic = topicOf(understood.namespace, understood.objects);
    if (topic !== undefined && understood.command === 'subscribe')
      return this.#subscribe(topic, understood, command);
    if (topic !== undefined && understood.command === 'unsubscribe') {
      this.#topics.delete(topic);
      if (this.#guest.board.takeOff(this, topic)) return this.#replies.accept(command);
    }
    return this.#send(understood, command);
  }

  #subscribe(topic: string, understood: UnderstoodCommand, command: MuseCommand): Promise<void> | void {
    if (this.#topics.size >= LOCAL_API_LIMITS.subscriptions && !this.#topics.has(topic))
      return this.#replies.refuse(command, failedError('Too many subscriptions.'));
    return this.#send(understood, command, () => {
      this.#topics.add(topic);
      this.#guest.board.subscribed(this, topic, understood);
    });
  }

  /** Whatever the player sends after its answer has to come after it here as well: all of this happens at once. */
  #send(understood: UnderstoodCommand, command: MuseCommand, granted = (): void => {}): Promise<void> {
    return new Promise((resolve) => {
      this.#guest.board.send(understood, (reply) => {
        this.#replies.answer(command, reply);
        if (reply?.success) granted();
        resolve();
      });
    });
  }

  #turnAway(asker: Asker, command: MuseCommand, refusal: NotUnderstood): void {
    this.#parts.book.turnAway(this.#guest.at, asker, refusal);
    this.#replies.refuse(command, errorOfNotUnderstood(refusal));
  }

  #failed(cause: unknown): void {
    this.#parts.log.warn('a command failed', { cause: String(cause) });
    this.#guest.peer.close(CLOSE_CODES.goingAway, 'something went wrong');
  }
}
