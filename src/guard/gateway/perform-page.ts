import { headerOf } from '../../wire/http/headers.ts';
import { latin1 } from '../../wire/http/lines.ts';
import { viewOf } from '../redact/leaf.ts';
import { redactedPage } from '../redact/page.ts';
import type { Sight } from '../redact/sight.ts';
import type { UnderstoodPage } from '../request/understood.ts';
import type { UpstreamAnswer } from '../upstream/outcome.ts';
import type { Addresses } from './addresses.ts';
import type { Answer } from './answer.ts';
import type { Permitted } from './perform-call.ts';
import type { PlayerAccess } from './player-access.ts';
import { playerFailed, playerUnreadable } from './refusals.ts';

/** What pages of players are made of; anything else becomes bytes that a browser only saves. */
const TYPES = /^(?:text\/(?:xml|html|plain|css)|application\/(?:json|xml)|image\/(?:png|jpeg|gif|webp))\b/i;
const TEXTUAL = /^(?:text|application)\//i;

/** Fetches a permitted page. A redirect is not followed: players send none that a client needs. */
export async function performPage(
  access: PlayerAccess,
  addresses: Addresses,
  { understood, way, touched, sight }: Permitted<UnderstoodPage>,
): Promise<Answer> {
  const { method, target, action } = understood;
  const { player, secure } = way;
  const request = { player, ...(secure ? { secure } : {}), method: 'GET', path: target, headers: [] };
  const outcome =
    action.riskClass === 'read'
      ? await access.read({ request, service: action.id })
      : await access.write({ request, touched });
  if (!outcome.ok) return playerFailed('page', outcome.error);
  const told = sight.sees === 'everything' ? outcome.value : redacted(outcome.value, understood, sight);
  if (!told) return playerUnreadable();
  const answer = answerOf(told, addresses);
  return method === 'HEAD' ? { ...answer, headOnly: true } : answer;
}

/** Of a refusal of the player the status is told and no more. */
function redacted(
  { body, ...answer }: UpstreamAnswer,
  { action }: UnderstoodPage,
  sight: Sight,
): UpstreamAnswer | undefined {
  if (answer.status >= 400) return { ...answer, body: new Uint8Array() };
  const type = headerOf(answer.headers, 'content-type') ?? '';
  const view = viewOf(sight, action.kind === 'page' ? 'status pages' : 'everything');
  const shown = redactedPage(type, body, view);
  return shown && { ...answer, body: shown };
}

function answerOf({ status, headers, body }: UpstreamAnswer, { outward }: Addresses): Answer {
  const told = headerOf(headers, 'content-type') ?? '';
  const type = TYPES.test(told) ? told : 'application/octet-stream';
  return {
    status: isFinal(status) ? status : 502,
    headers: [
      ['CONTENT-TYPE', type],
      ['CONTENT-SECURITY-POLICY', "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'"],
    ],
    body: TEXTUAL.test(type) ? translated(body, outward) : body,
  };
}

/** Neither a change of protocols, which would make bytes of the rest, nor a redirect. */
const isFinal = (status: number): boolean => (status >= 200 && status < 300) || status >= 400;

/** Byte for byte but for addresses: Latin-1 keeps every byte as it is, and addresses are ASCII. */
const translated = (body: Uint8Array, outward: Addresses['outward']): Uint8Array =>
  Buffer.from(outward(latin1(body)), 'latin1');
