import { describeRefusal } from '../../base/refusal.ts';
import { type Err, ok, type Result } from '../../base/result.ts';
import { castAction } from '../../catalog/casts.ts';
import {
  SPOTIFY_ACTIONS,
  SPOTIFY_PATH,
  type SpotifyAction,
  type SpotifyStatus,
} from '../../catalog/spotify-connect.ts';
import { type FormField, readForm } from '../../wire/form/read.ts';
import { headersOf } from '../../wire/http/headers.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import { notUnderstood } from './refuse.ts';
import type { Target } from './target.ts';
import type { NotUnderstood, UnderstoodSpotify } from './understood.ts';
import type { WholeRequest } from './whole-request.ts';

/** By what name the policy is asked. What getInfo tells is a description: whoever reads may read it, and logging in has to be named. */
export const SPOTIFY_INFO = `description.${SPOTIFY_PATH}`;
const CAST = castAction('spotify');

type Fields = ReadonlyMap<string, string>;

/**
 * A request of Spotify's ZeroConf API: getInfo by GET, addUser by a form. Each known field once and of its form; a field that nobody knows is left
 * out, as one of a call is. Whatever else it asks for is refused.
 */
export function understandSpotify(
  { head, body }: WholeRequest,
  target: Target,
): Result<UnderstoodSpotify, NotUnderstood> {
  const { method } = head;
  if (method !== 'GET' && method !== 'POST')
    return refused(405, 'invalid-action', 'it is asked by GET and POST');
  const fields = method === 'GET' ? queried(body, target) : sent({ head, body }, target);
  if (!fields.ok) return fields;
  const name = fields.value.get('action');
  if (name === undefined) return refused(400, 'missing-action', 'it does not say what is asked for');
  const action = SPOTIFY_ACTIONS.find((known) => known.name === name && known.method === method);
  if (!action) return refused(400, 'invalid-action', 'nothing of that name is asked for so');
  const known = fieldsOf(action, fields.value);
  return known.ok ? ok({ kind: 'spotify', action: actionOf(action), method, fields: known.value }) : known;
}

const actionOf = ({ name, riskClass }: SpotifyAction): GuardedAction =>
  name === 'getInfo'
    ? { kind: 'description', id: SPOTIFY_INFO, riskClass }
    : { kind: 'cast', id: CAST, riskClass };

function queried(body: Uint8Array, { query }: Target): Result<Fields, NotUnderstood> {
  if (body.length > 0) return refused(400, 'invalid-arguments', 'a question has no body');
  return onceEach(query);
}

const FORM_TYPE = /^application\/x-www-form-urlencoded(?:\s*;\s*charset="?utf-8"?)?$/i;

/** What the query says beside the form has to be what the form says: a player may go by either. */
function sent({ head, body }: WholeRequest, { query }: Target): Result<Fields, NotUnderstood> {
  const [type = '', second] = headersOf(head.headers, 'content-type');
  if (second !== undefined || !FORM_TYPE.test(type))
    return refused(415, 'invalid-arguments', 'it is no form by its type');
  const form = readForm(body);
  if (!form.ok)
    return invalid(
      form.error.kind === 'mismatch' ? 'mismatch' : 'malformed',
      describeRefusal(form.error),
      CAST,
    );
  const beside = onceEach(query);
  if (!beside.ok) return beside;
  const fields = new Map(form.value);
  if ([...beside.value].some(([name, value]) => (fields.get(name) ?? value) !== value))
    return mismatch('query and form disagree');
  return ok(new Map([...fields, ...beside.value]));
}

function onceEach(query: readonly FormField[]): Result<Fields, NotUnderstood> {
  const fields = new Map(query);
  return fields.size === query.length ? ok(fields) : mismatch('a field is there twice');
}

function fieldsOf(
  { name, fields }: SpotifyAction,
  given: Fields,
): Result<readonly FormField[], NotUnderstood> {
  const known: FormField[] = [['action', name]];
  for (const { name: field, form, maxBytes, needed } of fields) {
    const value = given.get(field);
    if (value === undefined && needed) return badArguments(`${field} is missing`);
    if (value === undefined) continue;
    if (!form.test(value) || Buffer.byteLength(value) > maxBytes)
      return badArguments(`${field} is not of its form`);
    known.push([field, value]);
  }
  return ok(known);
}

const refused = (status: number, spotifyStatus: SpotifyStatus, detail: string): Err<NotUnderstood> =>
  notUnderstood({ reason: 'unknown-action', detail, status, spotifyStatus, about: SPOTIFY_INFO });

const badArguments = (detail: string): Err<NotUnderstood> => invalid('bad-arguments', detail, CAST);

const mismatch = (detail: string): Err<NotUnderstood> => invalid('mismatch', detail, SPOTIFY_INFO);

const invalid = (reason: NotUnderstood['reason'], detail: string, about: string): Err<NotUnderstood> =>
  notUnderstood({ reason, detail, status: 400, spotifyStatus: 'invalid-arguments', about });
