import type { Exchange } from '../../upnp/exchange.ts';
import { readAnswer } from '../../upnp/invoke.ts';
import type { CallOutcome } from '../evidence/control-surface.ts';
import type { Asked } from '../permit/probe.ts';

/** What came of a call, with what was answered. */
export interface CallFacts {
  readonly outcome: CallOutcome;
  readonly status?: number;
  readonly upnpErrorCode?: number;
  /** Out arguments by name. */
  readonly out?: Readonly<Record<string, string>>;
  readonly exchange: readonly number[];
}

/** Reads the SOAP answer itself: a server that answers 200 to everything has not done what it was asked. */
export function readCall(asked: Asked, action: string): CallFacts {
  if (!asked.ok) return { outcome: 'not-asked', exchange: asked.error.exchange };
  const { outcome, number } = asked.value;
  if (outcome.kind === 'failure') return { outcome: 'no-answer', exchange: [number] };
  return { status: outcome.status, exchange: [number], ...readSoap(asked.value, action, outcome.status) };
}

function readSoap(
  exchange: Exchange,
  action: string,
  status: number,
): Pick<CallFacts, 'outcome' | 'upnpErrorCode' | 'out'> {
  const answer = readAnswer(exchange, action);
  if (answer.kind === 'result') return { outcome: 'answered', out: answer.out };
  if (answer.kind === 'fault')
    return {
      outcome: answer.code === NOT_AUTHORIZED ? 'denied' : 'fault',
      ...(answer.code === undefined ? {} : { upnpErrorCode: answer.code }),
    };
  if (status === 401 || status === 403) return { outcome: 'denied' };
  return { outcome: status === 404 || status === 405 || status === 410 ? 'absent' : 'other' };
}

/** UDA 2.0 table 3-4: action not authorized. */
const NOT_AUTHORIZED = 606;
