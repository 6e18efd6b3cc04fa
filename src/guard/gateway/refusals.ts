import { printable } from '../../base/text.ts';
import { element, type ElementInput, writeXml } from '../../wire/xml/write.ts';
import { writeSoapFault } from '../../wire/soap/fault.ts';
import type { ShieldFailure } from '../shield/outcome.ts';
import type { GuardedAction } from '../policy/access-request.ts';
import type { Reason } from '../policy/decision.ts';
import { REASONS, type ReasonId } from '../policy/reasons.ts';
import { SPOTIFY_INFO } from '../request/spotify.ts';
import type { NotUnderstood } from '../request/understood.ts';
import { type Answer, XML_TYPE } from './answer.ts';
import { spotifyRefusal } from './spotify-refusals.ts';

/** UDA 2.0 table 3-3: 604 a person must do something first, 606 not authorized, 501 the action failed. */
const UPNP_ERRORS: Partial<Readonly<Record<ReasonId, number>>> = {
  'needs-approval': 604,
  'unknown-action': 401,
  mismatch: 401,
  'bad-arguments': 402,
  'too-many': 501,
  'journal-failed': 501,
  'policy-failed': 501,
};

const NOT_AUTHORIZED = 606;

/** In whose words somebody is told: those of UPnP, of Spotify Connect, or a page for people. */
export type Tongue = 'soap' | 'spotify' | 'page';

export function tongueOf({ kind, id }: Pick<GuardedAction, 'kind' | 'id'>): Tongue {
  if (kind === 'soap') return 'soap';
  return kind === 'cast' || id === SPOTIFY_INFO ? 'spotify' : 'page';
}

/**
 * A refusal of a decision in the way of what was asked: a fault for a call, for all else but Spotify Connect a page with a sentence, and with
 * the way to the front desk where there is one.
 */
export function refusalOf(
  action: Pick<GuardedAction, 'kind' | 'id'>,
  reason: Reason,
  frontDesk?: string,
): Answer {
  const tongue = tongueOf(action);
  if (tongue === 'soap') return fault(UPNP_ERRORS[reason.id] ?? NOT_AUTHORIZED, sentence(reason));
  const status = reason.id === 'too-many' ? 429 : 403;
  return tongue === 'spotify'
    ? spotifyRefusal({ status, is: 'login-failed', why: sentence(reason) })
    : page(status, sentence(reason), frontDesk);
}

/**
 * A refusal of what was not understood. Calls get the fault that a player gives; a browser that was pointed at a player finds the way to the
 * front desk.
 */
export function refusalOfNotUnderstood(
  { reason, detail, status, upnpError, spotifyStatus }: NotUnderstood,
  frontDesk?: string,
): Answer {
  if (upnpError !== undefined) return fault(upnpError, detail);
  if (spotifyStatus !== undefined)
    return spotifyRefusal({ status, is: spotifyStatus, why: sentence({ id: reason, detail }) });
  return page(status, sentence({ id: reason, detail }), frontDesk);
}

/** The player did not answer: the client gets an error and does not hang. 501: the action failed (UDA 2.0 table 3-3). */
export function playerFailed(tongue: Tongue, { kind: why }: ShieldFailure): Answer {
  const [status, text] = PLAYER_FAILURES[why];
  if (tongue === 'spotify') return spotifyRefusal({ status, is: 'unknown', why: text });
  return tongue === 'soap' ? fault(501, text) : page(status, text);
}

/** Status and sentence. */
export const playerFailure = ({ kind }: Pick<ShieldFailure, 'kind'>): readonly [number, string] =>
  PLAYER_FAILURES[kind];

const PLAYER_FAILURES: Readonly<Record<ShieldFailure['kind'], readonly [status: number, text: string]>> = {
  refused: [502, 'The speaker takes no connection.'],
  unreachable: [502, 'The speaker cannot be reached.'],
  timeout: [504, 'The speaker did not answer in time.'],
  reset: [502, 'The speaker broke off.'],
  malformed: [502, 'The speaker answered with something that is no answer.'],
  'too-long': [502, 'The speaker answered without end.'],
  'line-full': [503, 'Too many wait for the speaker.'],
  'waited-too-long': [503, 'The speaker had no time.'],
  gone: [503, 'Nobody waits for the answer.'],
};

/** What a player said to a call is neither result nor fault. */
export const noResult = (detail: string): Answer => fault(501, detail);

/** The player itself turns calls away. */
export const playerRefuses = (): Answer =>
  page(403, 'The speaker itself refuses this: UPnP is switched off in it.');

/** What the player told cannot be read, so nobody can say what of it the asker may see. */
export const playerUnreadable = (): Answer =>
  page(502, 'The speaker answered with something that cannot be shown to you.');

/** A fault of the guard itself. */
export const guardFailed = (): Answer => page(500, 'Something went wrong here, and so nothing was done.');

const sentence = ({ id, detail }: Reason): string =>
  detail === undefined ? REASONS[id].meaning : `${REASONS[id].meaning} (${printable(detail)})`;

const fault = (upnpErrorCode: number, upnpErrorDescription: string): Answer => ({
  status: 500,
  headers: [['CONTENT-TYPE', XML_TYPE]],
  body: writeSoapFault({ upnpErrorCode, upnpErrorDescription: printable(upnpErrorDescription) }),
});

/** A sentence, and where to ask. Written by the XML writer, so that no text of a request becomes markup. */
function page(status: number, text: string, frontDesk?: string): Answer {
  const html = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { name: 'viewport', content: 'width=device-width' }),
      element('title', {}, ['Not here']),
    ]),
    element('body', {}, [
      element('h1', {}, ['This speaker has a lock']),
      element('p', {}, [text]),
      element('p', {}, ['Ask whoever looks after the speakers here to let you in.']),
      ...(frontDesk === undefined ? [] : [wayTo(frontDesk)]),
    ]),
  ]);
  return {
    status,
    headers: [
      ['CONTENT-TYPE', 'text/html; charset=utf-8'],
      ['CONTENT-SECURITY-POLICY', "default-src 'none'"],
    ],
    body: `<!DOCTYPE html>\n${writeXml(html)}\n`,
  };
}

const wayTo = (frontDesk: string): ElementInput =>
  element('p', {}, [
    'Have you got a code? ',
    element('a', { href: `${frontDesk}/enrol` }, ['Type it at the front desk']),
    '.',
  ]);
