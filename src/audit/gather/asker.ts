import type { Endpoint, IpAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { err, ok } from '../../base/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Net } from '../../ports/net.ts';
import type { Random } from '../../ports/random.ts';
import type { Exchange } from '../../upnp/exchange.ts';
import { createHttpClient, type HttpClient, type HttpRequest } from '../../upnp/http-client.ts';
import type { Conduct } from '../evidence/device.ts';
import type { WhyUnknown } from '../evidence/observation.ts';
import { TLS_PORT } from '../permit/constants.ts';
import { OpenGrant } from '../permit/grant.ts';
import { guardClient, guardNet } from '../permit/guard.ts';
import type { Asked } from '../permit/probe.ts';
import { Budget, type BudgetLimits } from './budget.ts';
import type { Transcript } from './transcript.ts';

export interface DeviceContext {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
  readonly transcript: Transcript;
  readonly endpoint: Endpoint;
  readonly descriptionPath: string;
  readonly limits: BudgetLimits;
  readonly signal?: AbortSignal;
}

/** A request without the parts that the asker fills in. */
type Question = Omit<HttpRequest, 'target'>;

const REQUEST_DEADLINE_MS = 5000;
/** The largest page, a support review of a large household, may be longer; its beginning tells enough. */
const MAX_ANSWER_BYTES = 1_048_576;
const MAX_CONDUCT = 20;

/** Sends one device's questions: through the guard, within the budget, into the transcript. */
export class Asker {
  readonly context: DeviceContext;
  readonly grant: OpenGrant;
  readonly budget: Budget;
  /** Connects to the device's own doors only. */
  readonly guardedNet: Net;
  readonly #client: HttpClient;
  readonly #conduct = new Map<string, Set<number>>();

  constructor(context: DeviceContext) {
    const { net, clock, endpoint, descriptionPath, limits, signal } = context;
    this.context = context;
    this.grant = new OpenGrant(endpoint, descriptionPath);
    this.budget = new Budget(clock, limits);
    this.guardedNet = guardNet(net, this.grant);
    const client = createHttpClient({ net: this.guardedNet, clock, ...(signal ? { signal } : {}) });
    this.#client = guardClient(client, this.grant);
  }

  get address(): IpAddress {
    return this.context.endpoint.host;
  }

  async ask(question: Question): Promise<Asked> {
    const spent = this.budget.exhausted();
    if (spent !== undefined) return err({ kind: 'limit', text: spent, exchange: [] });
    const { endpoint, transcript, signal } = this.context;
    if (signal?.aborted) return err({ kind: 'not-asked', text: 'the run was ended', exchange: [] });
    const target = question.door === 'tls' ? { ...endpoint, port: TLS_PORT } : endpoint;
    const sent = await this.#client.request({
      deadlineMs: REQUEST_DEADLINE_MS,
      maxBodyBytes: Math.min(MAX_ANSWER_BYTES, this.budget.bytesLeft()),
      ...question,
      target,
    });
    const exchange = { ...sent, number: transcript.http(sent) };
    this.#account(exchange);
    return ok(exchange);
  }

  note(text: string, exchange: readonly number[]): void {
    const known = this.#conduct.get(text);
    if (!known && this.#conduct.size >= MAX_CONDUCT) return;
    this.#conduct.set(text, new Set([...(known ?? []), ...exchange]));
  }

  conduct(): readonly Conduct[] {
    return [...this.#conduct].map(([text, exchange]) => ({ text, exchange: [...exchange].slice(0, 20) }));
  }

  #account({ number, outcome, door }: Exchange): void {
    const answered = outcome.kind === 'response';
    // A closed port answers too, and 1443 is not there on old players: only silence in clear counts.
    const silent = !answered && outcome.failure === 'timeout' && door === 'tcp';
    this.budget.spend({ bytes: answered ? outcome.body.length : 0, silent });
    if (answered && outcome.truncated)
      this.note(`sent more than was read: cut at ${outcome.body.length} bytes`, [number]);
    if (answered) return;
    const text = CONDUCT_OF[outcome.failure];
    if (text !== undefined && door === 'tcp') this.note(text.replace('%', outcome.detail), [number]);
  }
}

const CONDUCT_OF: Readonly<Partial<Record<string, string>>> = {
  refused: 'refused the connection',
  unreachable: 'cannot be reached',
  timeout: 'did not answer in time',
  reset: 'tore the connection down in the middle of an answer',
  refusal: 'sent what is no HTTP answer: %',
};

export const notAsked = (text: string): Promise<{ readonly ok: false; readonly error: WhyUnknown }> =>
  Promise.resolve(err({ kind: 'not-asked', text, exchange: [] }));

/** What an exchange without an answer leaves unknown. */
export function whySilent({ outcome, number }: Exchange): WhyUnknown {
  if (outcome.kind === 'response') throw new TonewallError('bug', 'an answer was taken for silence');
  const kind = outcome.failure === 'refusal' ? 'malformed' : 'no-answer';
  return { kind, text: FAILURE_WORDS[outcome.failure].replace('%', outcome.detail), exchange: [number] };
}

const FAILURE_WORDS = {
  refused: 'the connection was refused',
  timeout: 'no answer came in time',
  unreachable: 'the address cannot be reached',
  reset: 'the connection was torn down',
  tls: 'no TLS connection came about (%)',
  refusal: 'the answer is no HTTP (%)',
  aborted: 'the run was ended',
} as const;
