import type { Sight } from '../redact/sight.ts';
import type { UnderstoodCall } from '../request/understood.ts';
import type { Answer } from './answer.ts';
import type { CallAnswers } from './call-answers.ts';
import type { CallRequests } from './call-requests.ts';
import type { PlayerPlace } from './guarded-player.ts';
import type { Way } from './way.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed } from './refusals.ts';

export interface Permitted<T> {
  readonly understood: T;
  /** To the player. */
  readonly way: Way;
  /** Players whose state may be another afterwards. */
  readonly touched: readonly PlayerPlace[];
  /** What the asker may read of the answer. */
  readonly sight: Sight;
}

/** What is known of calls from before. */
export interface KnownCalls {
  readonly requests: CallRequests;
  readonly answers: CallAnswers;
}

/** Sends a permitted call, written anew. */
export async function performCall(
  access: PlayerAccess,
  { requests, answers }: KnownCalls,
  { understood, way, touched, sight }: Permitted<UnderstoodCall>,
): Promise<Answer> {
  const request = requests.of(understood, way);
  const outcome =
    understood.action.riskClass === 'read'
      ? await access.read({ request, service: understood.service })
      : await access.write({ request, touched });
  if (!outcome.ok) return playerFailed('soap', outcome.error);
  return answers.of(outcome.value, understood.name, sight);
}
