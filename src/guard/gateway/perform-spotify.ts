import { ok } from '../../base/result.ts';
import { SPOTIFY_PATH } from '../../catalog/spotify-connect.ts';
import { writeForm } from '../../wire/form/write.ts';
import { readZeroconfAnswer } from '../../wire/zeroconf/answer.ts';
import { redactedInfo } from '../redact/spotify-info.ts';
import type { Sight } from '../redact/sight.ts';
import type { UnderstoodSpotify } from '../request/understood.ts';
import type { UpstreamAnswer } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import type { Answer } from './answer.ts';
import type { Permitted } from './perform-call.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed } from './refusals.ts';
import { JSON_HEADERS, spotifyRefusal } from './spotify-refusals.ts';
import type { Way } from './way.ts';

/** Sends on what Spotify Connect is permitted to ask, written anew, and tells the answer, written anew. */
export async function performSpotify(
  access: PlayerAccess,
  { understood, way, touched, sight }: Permitted<UnderstoodSpotify>,
): Promise<Answer> {
  const request = requestOf(understood, way);
  const outcome =
    understood.action.riskClass === 'read'
      ? await access.read({ request, service: understood.action.id })
      : await access.write({ request, touched });
  return outcome.ok ? answerOf(outcome.value, sight) : playerFailed('spotify', outcome.error);
}

function requestOf({ method, fields }: UnderstoodSpotify, { player, secure }: Way): UpstreamRequest {
  const to = { player, ...(secure ? { secure } : {}), method };
  const written = writeForm(fields);
  if (method === 'GET') return { ...to, path: `${SPOTIFY_PATH}?${written}`, headers: [] };
  const headers = [['CONTENT-TYPE', 'application/x-www-form-urlencoded']] as const;
  return { ...to, path: SPOTIFY_PATH, headers, body: written };
}

/** Players were seen to answer without a word (thlucas1/SpotifyWebApiPython): then the status is told. A page of HTML, as for 404, is not passed on. */
function answerOf({ status, body }: UpstreamAnswer, sight: Sight): Answer {
  const isFinal = (status >= 200 && status < 300) || status >= 400;
  const read = body.length === 0 ? ok({}) : readZeroconfAnswer(body);
  if (!isFinal || !read.ok)
    return spotifyRefusal({
      status: status >= 400 ? status : 502,
      is: 'unknown',
      why: 'The speaker answered with something that is no answer.',
    });
  const told = body.length === 0 ? '' : JSON.stringify(redactedInfo(read.value, sight));
  return { status, headers: JSON_HEADERS, body: told };
}
