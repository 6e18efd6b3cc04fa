import type { IpAddress } from '../../base/address.ts';
import type { EventAnswer } from '../events/answer.ts';
import type { EventAsker, EventHub } from '../events/event-hub.ts';
import type { Principal } from '../identity/principal.ts';
import type { UnderstoodSubscription, UnderstoodUnsubscription } from '../request/understood.ts';
import type { Answer } from './answer.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import { wayOfQuestions } from './way.ts';

export interface EventWish {
  readonly understood: UnderstoodSubscription | UnderstoodUnsubscription;
  readonly place: PlayerPlace;
  readonly player: KnownPlayer;
  readonly principal: Principal;
  readonly address: IpAddress;
}

/** Subscriptions end at the guard's own hub; players never learn of them. */
export async function performEventing(hub: EventHub, wish: EventWish): Promise<Answer> {
  const { understood, place, player, principal, address } = wish;
  const asker: EventAsker = {
    player: {
      id: player.id,
      endpoint: wayOfQuestions(place, player).player,
      guardAddress: place.guardAddress,
      isBrought: place.localPorts !== undefined,
    },
    service: understood.service,
    principal,
    subscriber: address,
  };
  if (understood.kind === 'unsubscribe') return toAnswer(hub.unsubscribe({ ...asker, sid: understood.sid }));
  const { request } = understood;
  const answer = await hub.subscribe({ ...asker, request });
  // The first message must not overtake the answer that tells the SID (UDA 2.0 §4.3.2).
  const sid = request.kind === 'new' && answer.kind === 'granted' ? answer.sid : undefined;
  return { ...toAnswer(answer), ...(sid === undefined ? {} : { afterwards: () => hub.answered(sid) }) };
}

function toAnswer(answer: EventAnswer): Answer {
  if (answer.kind !== 'granted') return { status: answer.status, headers: [], body: '' };
  return {
    status: 200,
    headers: [
      ['SID', answer.sid],
      ['TIMEOUT', `Second-${answer.timeoutSeconds}`],
    ],
    body: '',
  };
}
