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
  /** Whose turn it is in the player's queue. */
  readonly forWhom: string;
  /** Players whose state may be another afterwards. */
  readonly touched: readonly PlayerPlace[];
}

/** Sends a permitted call, written anew. */
export async function performCall(
  access: PlayerAccess,
  answers: CallAnswers,
  { understood, place, forWhom, touched }: Permitted<UnderstoodCall>,
): Promise<Answer> {
  const { serviceType, name, controlPath, arguments: args } = understood;
  const request = soapCall(place.endpoint, controlPath, { serviceType, action: name, arguments: args });
  const outcome =
    understood.action.riskClass === 'read'
      ? await access.read(request, forWhom)
      : await access.write(request, { forWhom, touched });
  if (!outcome.ok) return playerFailed('soap', outcome.error.kind === 'timeout', 'the player did not answer');
  return answers.of(outcome.value, name);
}
