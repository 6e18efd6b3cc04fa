import { TLS_PORT } from '../../catalog/door-ports.ts';
import { refuser } from '../../base/refusal.ts';
import { isJsonObject, type JsonObject, readJson } from '../../wire/json/read.ts';
import type { Answer } from '../gateway/answer.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { PlayerAccess } from '../gateway/player-access.ts';
import { playerFailure } from '../gateway/refusals.ts';
import { redactedObject } from '../redact/json.ts';
import { viewOf } from '../redact/leaf.ts';
import type { Sight } from '../redact/sight.ts';
import type { UpstreamAnswer } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import { failedError } from './errors.ts';
import { jsonAnswer, jsonError } from './json-answer.ts';
import { API_KEY } from './protocol.ts';
import { translatedObject } from './translate.ts';
import type { RestCommand } from './understand-rest.ts';

const refuse = refuser('muse');

/** Sends a permitted command over REST, written anew, through the shield; the answer is written anew as well. */
export async function performRest(
  access: PlayerAccess,
  {
    command,
    place,
    touched,
    sight,
  }: {
    readonly command: RestCommand;
    readonly place: PlayerPlace;
    readonly touched: readonly PlayerPlace[];
    readonly sight: Sight;
  },
  outward: (text: string) => string,
): Promise<Answer> {
  const { action } = command.understood;
  const request = requestOf(command, place);
  const outcome =
    action.riskClass === 'read'
      ? await access.read({ request, service: action.id })
      : await access.write({ request, touched });
  if (!outcome.ok) {
    const [status, text] = playerFailure(outcome.error);
    return jsonError(status, failedError(text));
  }
  return {
    ...answerOf(outcome.value, (body) => translatedObject(redactedObject(body, viewOf(sight)), outward)),
    headOnly: command.headOnly,
  };
}

function requestOf(
  { method, path, understood: { body } }: RestCommand,
  { endpoint: { host } }: PlayerPlace,
): UpstreamRequest {
  const base = { player: { host, port: TLS_PORT }, secure: true, method, path };
  const key = ['X-SONOS-API-KEY', API_KEY] as const;
  if (method === 'GET') return { ...base, headers: [key] };
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return { ...base, headers: [key, ['CONTENT-TYPE', type]], body: JSON.stringify(body) };
}

function answerOf({ status, body }: UpstreamAnswer, shown: (body: JsonObject) => JsonObject): Answer {
  const read = readJson(body, refuse);
  if (!read.ok || !isJsonObject(read.value) || status < 200 || (status >= 300 && status < 400))
    return jsonError(502, failedError('The speaker answered with something that is no answer.'));
  return jsonAnswer(status, shown(read.value));
}
