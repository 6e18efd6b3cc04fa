import { authenticationIn } from '../evidence/authentication.ts';
import type { Observation } from '../evidence/observation.ts';
import type { TlsDoorPart } from '../evidence/tls-door.ts';

/**
 * What port 1443 does with a call that nobody signed. `shut`: closed, or the call is turned away and the shared key gets
 * nobody in. `local-api-open`: the call is turned away, and the local API takes the key that open programs share.
 */
export interface TlsStand {
  readonly state: 'shut' | 'answered' | 'local-api-open' | 'unknown';
  /** One clause, where it is not known. */
  readonly why: string;
  readonly exchange: readonly number[];
}

export function tlsStand(door: Observation<TlsDoorPart> | undefined): TlsStand {
  if (!door?.known) return unknown(door?.why.text ?? 'it was not asked');
  if (!door.value.open) return { state: 'shut', why: '', exchange: door.exchange };
  const { soap } = door.value;
  if (!soap.known) return unknown(soap.why.text, soap.why.exchange);
  const { outcome, status } = soap.value;
  if (outcome === 'answered') return { state: 'answered', why: '', exchange: soap.exchange };
  if (outcome !== 'denied') return unknown(`it answered ${status}`, soap.exchange);
  const { state, exchange } = authenticationIn(door);
  return state === 'seems-off'
    ? { state: 'local-api-open', why: '', exchange }
    : { state: 'shut', why: '', exchange: soap.exchange };
}

const unknown = (why: string, exchange: readonly number[] = []): TlsStand => ({
  state: 'unknown',
  why,
  exchange,
});
