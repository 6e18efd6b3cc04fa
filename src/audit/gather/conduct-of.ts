import type { CutBy, Exchange, FailureKind } from '../../upnp/exchange.ts';
import { headerOf } from '../../wire/http/headers.ts';

/** What an exchange shows that a sound device does not do, as a clause; undefined where all is well. */
export function conductOf({ outcome, door }: Exchange): string | undefined {
  if (outcome.kind === 'response') {
    if (outcome.cut !== undefined) return CUT_WORDS[outcome.cut];
    const leadsOn =
      outcome.status >= 300 && outcome.status < 400 && headerOf(outcome.headers, 'LOCATION') !== undefined;
    return leadsOn ? 'answered with a redirect, which is never followed' : undefined;
  }
  // 1443 is not there on old players, and a closed port answers too.
  if (door === 'tls') return undefined;
  return FAILURE_WORDS[outcome.failure]?.replace('%', outcome.detail);
}

const CUT_WORDS: Readonly<Record<CutBy, string>> = {
  limit: 'sent more than is read of one answer; the rest was left',
  time: 'began an answer and did not end it in time',
  reset: 'tore the connection down in the middle of an answer',
  closed: 'closed the connection before the length that it had told',
};

const FAILURE_WORDS: Readonly<Partial<Record<FailureKind, string>>> = {
  refused: 'refused the connection',
  unreachable: 'cannot be reached',
  timeout: 'did not answer in time',
  reset: 'tore the connection down before it answered',
  refusal: 'sent what is no HTTP answer: %',
};
