import type { UnderstoodCall } from '../request/understood.ts';
import { soapCall } from '../upstream/request.ts';
import type { Answer } from './answer.ts';
import type { CallAnswers } from './call-answers.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed } from './refusals.ts';

export interface Permitted<T> {
  readonly understood: T;
  readonly place: PlayerPlace;
  /** Players whose state may be another afterwards. */
  readonly touched: readonly PlayerPlace[];
}

/** Sends a permitted call, written anew. */
export async function performCall(
  access: PlayerAccess,
  answers: CallAnswers,
  { understood, place, touched }: Permitted<UnderstoodCall>,
): Promise<Answer> {
  const { serviceType, name, controlPath, arguments: args } = understood;
  const request = soapCall(place.endpoint, controlPath, { serviceType, action: name, arguments: args });
  const outcome =
    understood.action.riskClass === 'read'
      ? await access.read({ request, service: understood.service })
      : await access.write({ request, touched });
  if (!outcome.ok) return playerFailed('soap', outcome.error);
  return answers.of(outcome.value, name);
}
