import { Memo } from '../../base/memo.ts';
import { latin1 } from '../../wire/http/lines.ts';
import { writeSoapFault } from '../../wire/soap/fault.ts';
import { parseSoapResponse, writeSoapResponse } from '../../wire/soap/response.ts';
import { redactedArguments } from '../redact/arguments.ts';
import type { Sight } from '../redact/sight.ts';
import type { UpstreamAnswer } from '../upstream/outcome.ts';
import type { Addresses } from './addresses.ts';
import { type Answer, XML_TYPE } from './answer.ts';
import { noResult, playerRefuses } from './refusals.ts';

/** Players say the same again while nothing changes. Answers are short, but for listings. */
const MEMO = { maxEntries: 1024, maxLength: 16_384 } as const;

interface Asked {
  readonly action: string;
  readonly status: number;
  readonly sight: Sight;
}

interface Shared {
  readonly action: string;
  readonly sight: string;
  readonly answer: Answer;
}

/**
 * What players answer to calls, read and written anew. A fault of the player is passed on as it is, and out-arguments as the asker may see them; what is neither result
 * nor fault is nothing that a client could use.
 */
export class CallAnswers {
  readonly #memo = new Memo<Answer>(MEMO);
  /** An answer that several are given is one object: it is found without looking at its bytes. */
  readonly #shared = new WeakMap<UpstreamAnswer, Shared>();
  readonly #outward: (text: string) => string;

  constructor({ outward }: Addresses) {
    this.#outward = outward;
  }

  of(answer: UpstreamAnswer, action: string, sight: Sight): Answer {
    const known = this.#shared.get(answer);
    if (known?.action === action && known.sight === sight.key) return known.answer;
    const told = this.#byWords(answer, action, sight);
    this.#shared.set(answer, { action, sight: sight.key, answer: told });
    return told;
  }

  #byWords({ status, body }: UpstreamAnswer, action: string, sight: Sight): Answer {
    const text = `${sight.key}\n${action} ${status}\n${latin1(body)}`;
    return this.#memo.of(text, () => this.#read(body, { action, status, sight }));
  }

  #read(body: Uint8Array, { action, status, sight }: Asked): Answer {
    const response = parseSoapResponse(body, { action });
    if (!response.ok && status === TURNED_AWAY) return playerRefuses();
    if (!response.ok) return noResult(`the player answered with status ${status} and no result`);
    if (response.value.kind === 'fault') return xml(500, writeSoapFault(response.value));
    const { serviceType, arguments: args } = response.value;
    const told = redactedArguments(args, sight).map(
      ([argument, value]) => [argument, this.#outward(value)] as const,
    );
    return xml(200, writeSoapResponse({ serviceType, action, arguments: told }));
  }
}

/** With UPnP off players answer calls with a page of status 403, and clients look for that (Home Assistant, pull request 159330). */
const TURNED_AWAY = 403;

const xml = (status: number, body: string): Answer => ({
  status,
  headers: [
    ['CONTENT-TYPE', XML_TYPE],
    ['EXT', ''],
  ],
  body,
  isShared: true,
});
