import type { Observation } from './observation.ts';
import type { ApiAnswer, TlsDoorPart } from './tls-door.ts';

/** What the local API shows of the switch Authentication. It only ever seems so: no recording with the switch on is known. */
export interface AuthenticationState {
  readonly state: 'seems-on' | 'seems-off' | 'unknown';
  /** One clause. */
  readonly why: string;
  readonly exchange: readonly number[];
}

/**
 * With Authentication off the key that open programs share is let in (aiosonos, sonos-websocket), and without a key 403
 * ERROR_API_KEY_VALIDATION_FAILED comes (97.1). So a record that needs a key and is given for the shared one speaks for
 * off; a refusal of the shared key that differs from the refusal without a key speaks for on. Everything else says nothing:
 * a record that is given without a key too is public, and a shared key that is refused like none may be retired.
 * Unsure: all of it; a recording of a player with the switch on and off would settle it.
 */
export function authenticationIn(door: Observation<TlsDoorPart> | undefined): AuthenticationState {
  if (!door?.known) return unsure(door ? door.why.text : 'port 1443 was not asked');
  if (!door.value.open) return unsure('the local API is not there', door.exchange);
  const { apiWithoutKey: without, apiWithPublicKey: shared } = door.value;
  if (!shared.known) return unsure(shared.why.text, shared.why.exchange);
  const { exchange } = shared;
  if (isRecord(shared.value)) return withRecord(without, exchange);
  const { status } = shared.value;
  if (status !== 401 && status !== 403)
    return unsure(`the local API answered ${status}, without the player's record`, exchange);
  return without.known && isRefusal(without.value) && !same(without.value, shared.value)
    ? {
        state: 'seems-on',
        why: `the shared key is known and not enough (${wordsOf(shared.value)})`,
        exchange,
      }
    : unsure(
        `the shared key is refused (${wordsOf(shared.value)}): it may be retired, or Authentication on`,
        exchange,
      );
}

function withRecord(without: Observation<ApiAnswer>, exchange: readonly number[]): AuthenticationState {
  if (!without.known) return unsure('what the local API gives without a key is not known', exchange);
  if (isRecord(without.value))
    return unsure('the record is given without any key, so it says nothing about keys', exchange);
  return {
    state: 'seems-off',
    why: 'the key that open programs share is enough for the own record',
    exchange,
  };
}

const unsure = (why: string, exchange: readonly number[] = []): AuthenticationState => ({
  state: 'unknown',
  why,
  exchange,
});

/** The player's own record, and not any page that says 200. */
const isRecord = ({ status, playerId }: ApiAnswer): boolean =>
  status === 200 && /^RINCON_[0-9A-Z]{12,30}$/i.test(playerId ?? '');

const isRefusal = ({ status }: ApiAnswer): boolean => status === 401 || status === 403;

const same = (a: ApiAnswer, b: ApiAnswer): boolean => a.status === b.status && a.errorCode === b.errorCode;

/** A code of the vendor's form only: the rest is text of the network. */
const wordsOf = ({ status, errorCode = '' }: ApiAnswer): string =>
  /^[A-Z_]{1,60}$/.test(errorCode) ? `${status} ${errorCode}` : String(status);
