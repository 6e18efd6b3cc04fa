import type { FaultBoard } from '../faults/board.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { World } from '../world.ts';
import type { Callback } from './callback.ts';
import { deliver } from './deliver.ts';
import { notifyHeaders, notifyMessage } from './notify.ts';
import { nextSeq, type Subscription } from './subscription.ts';

export interface PostmanOptions {
  readonly world: World;
  readonly recorder: Recorder;
  readonly faults: FaultBoard;
  /** A subscriber that cannot be reached, answers an error or falls too far behind is dropped. */
  readonly onFailure: (subscription: Subscription) => void;
}

/** Brings event messages to subscribers, one after the other for each of them. */
export interface Postman {
  /** Messages wait until then: SUBSCRIBE is answered first (UDA 2.0 §4.3.2). */
  readonly begin: (subscription: Subscription) => void;
  send(subscription: Subscription, body: string): void;
}

/** Unsure: how soon the first message follows the answer. */
const FIRST_MESSAGE_MS = 25;
/** Unsure: how many messages players keep for a subscriber that is slow. */
export const MOST_WAITING = 16;

export function createPostman({ world, recorder, faults, onFailure }: PostmanOptions): Postman {
  const attempt = async (subscription: Subscription, to: Callback, body: string): Promise<boolean> => {
    const player = world.household.players[subscription.playerId];
    if (!player || player.power !== 'on') return false;
    const { sid, service } = subscription;
    const struck = faults.forEvent({ player, service }, subscription.seq);
    if (struck === 'lost') return true;
    const seq = struck?.seq ?? subscription.seq;
    const notify = { to, sid, seq, service, body };
    const entry = recorder.record({
      direction: 'out',
      door: 'event',
      playerId: player.id,
      peer: { address: to.host, port: to.port },
      method: 'NOTIFY',
      target: to.target,
      headers: notifyHeaders(notify),
      body,
      ...(seq === subscription.seq ? {} : { fault: 'wrong-seq' }),
    });
    const status = await deliver({
      clock: world.clock,
      from: player.address,
      to,
      message: notifyMessage(notify),
    });
    entry.note({ status });
    return status >= 200 && status < 300;
  };

  const bring = async (subscription: Subscription, body: string): Promise<boolean> => {
    for (const callback of subscription.callbacks) {
      if (await attempt(subscription, callback, body)) return true;
    }
    return false;
  };

  const work = async (subscription: Subscription): Promise<void> => {
    if (subscription.sending || !subscription.begun) return;
    subscription.sending = true;
    for (let body = subscription.waiting.shift(); body !== undefined; body = subscription.waiting.shift()) {
      const arrived = await bring(subscription, body);
      if (!arrived && !subscription.over) onFailure(subscription);
      subscription.seq = nextSeq(subscription.seq);
    }
    subscription.sending = false;
  };

  return {
    begin: (subscription) => {
      world.clock.after(FIRST_MESSAGE_MS, () => {
        subscription.begun = true;
        void work(subscription);
      });
    },
    send: (subscription, body) => {
      if (subscription.over) return;
      if (subscription.waiting.length >= MOST_WAITING) return onFailure(subscription);
      subscription.waiting.push(body);
      void work(subscription);
    },
  };
}
