import { isUtf8 } from 'node:buffer';
import type { PageOutcome } from '../evidence/page-outcome.ts';
import type { Asked } from '../permit/probe.ts';

/** What became of a page that was asked for, with its proof. */
export interface PageFacts {
  readonly outcome: PageOutcome;
  readonly status?: number;
  /** Only the beginning was read. */
  readonly truncated: boolean;
  readonly exchange: readonly number[];
}

export function pageFacts(asked: Asked): PageFacts {
  if (!asked.ok)
    return {
      outcome: asked.error.exchange.length === 0 ? 'not-asked' : 'no-answer',
      truncated: false,
      exchange: asked.error.exchange,
    };
  const { outcome, number } = asked.value;
  if (outcome.kind === 'failure') return { outcome: 'no-answer', truncated: false, exchange: [number] };
  const { status, truncated, body } = outcome;
  return { outcome: pageOutcomeOf(status, body), status, truncated, exchange: [number] };
}

/**
 * RFC 9110 §15.5: 404 and 410 say that there is no such page, 405 that it is not for reading. Every page of a player that was
 * recorded is UTF-8: bytes that are none cannot be read, so nobody can say that they name nothing.
 */
function pageOutcomeOf(status: number, body: Uint8Array): PageOutcome {
  if (status === 200) return isUtf8(body) ? 'served' : 'other';
  if (status === 401 || status === 403) return 'denied';
  return status === 404 || status === 405 || status === 410 ? 'absent' : 'other';
}

/** The body of a page that was served. */
export function servedBody(asked: Asked): Uint8Array | undefined {
  if (!asked.ok || asked.value.outcome.kind !== 'response') return undefined;
  return asked.value.outcome.status === 200 ? asked.value.outcome.body : undefined;
}
