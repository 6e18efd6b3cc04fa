import { type MuseEvent, type MuseReply, writeMuseAnswer } from '../../wire/muse/answer.ts';
import type { MuseCommand } from '../../wire/muse/command.ts';
import { type MuseError, museRefusal } from '../../wire/muse/error.ts';
import { redactedAnswer } from '../redact/muse.ts';
import type { Sight } from '../redact/sight.ts';
import { failedError } from './errors.ts';
import type { Peer } from './peer.ts';
import { translatedObject } from './translate.ts';

/** What stands in a command's place when none could be read. */
export const NO_COMMAND: MuseCommand = { kind: 'command', objects: {}, more: {}, body: {} };

/** What one client is told, under its own `cmdId`; the guard's stays between it and the player. */
export class Replies {
  readonly #peer: Peer;
  readonly #outward: (text: string) => string;
  readonly #sight: () => Sight;
  readonly #householdId: () => string | undefined;

  constructor(
    peer: Peer,
    {
      outward,
      sight,
      householdId,
    }: {
      /** What the client may read, now. */
      readonly sight: () => Sight;
      readonly outward: (text: string) => string;
      /** Every message of a player names it. */
      readonly householdId: () => string | undefined;
    },
  ) {
    this.#peer = peer;
    this.#outward = outward;
    this.#sight = sight;
    this.#householdId = householdId;
  }

  event(event: MuseEvent): void {
    this.#peer.send(writeMuseAnswer(this.#translated(event)));
  }

  /** The player's answer. Without one the client hears so, and does not wait. */
  answer(command: MuseCommand, reply: MuseReply | undefined): void {
    if (!reply) return this.refuse(command, failedError('The speaker did not answer.'));
    const { call, cmdId } = command;
    const { cmdId: _own, ...told } = this.#translated(reply);
    this.#peer.send(
      writeMuseAnswer({
        ...told,
        ...(call ? { namespace: call.namespace, response: call.command } : {}),
        ...(cmdId === undefined ? {} : { cmdId }),
      }),
    );
  }

  /** What players answer to a command without a result (captured: type `none`). */
  accept(command: MuseCommand): void {
    const householdId = this.#householdId();
    const objects = householdId === undefined ? {} : { householdId };
    this.answer(command, { kind: 'reply', success: true, type: 'none', objects, more: {}, body: {} });
  }

  /** Names nothing that the client did not name itself: players tell the household even in a refusal. */
  refuse(command: MuseCommand, error: MuseError): void {
    this.#peer.send(writeMuseAnswer(museRefusal(command, error)));
  }

  #translated<T extends MuseReply | MuseEvent>(answer: T): T {
    const told = redactedAnswer(answer, this.#sight());
    const more = Object.entries(told.more).map(([name, value]) => [
      name,
      typeof value === 'string' ? this.#outward(value) : value,
    ]);
    return { ...told, more: Object.fromEntries(more), body: translatedObject(told.body, this.#outward) };
  }
}
