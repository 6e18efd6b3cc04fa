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
import type { Budget } from './budget.ts';
import { conductOf } from './conduct-of.ts';
import type { Transcript } from './transcript.ts';

export interface DeviceContext {
  readonly net: Net;
  readonly clock: Clock;
  readonly random: Random;
  readonly transcript: Transcript;
  readonly endpoint: Endpoint;
  readonly descriptionPath: string;
  /** Of the address, which may have several devices. */
  readonly budget: Budget;
  readonly signal?: AbortSignal;
}

/** A request without the parts that the asker fills in. */
type Question = Omit<HttpRequest, 'target'>;

const REQUEST_DEADLINE_MS = 5000;
const LAST_DEADLINE_MS = 3000;
/** The largest page, a support review of a large household, may be longer; its beginning tells enough. */
const MAX_ANSWER_BYTES = 1_048_576;
const MAX_CONDUCT = 20;

/** Sends one device's questions: through the guard, within the budget, into the transcript. */
export class Asker {
  readonly context: Omit<DeviceContext, 'net'>;
  readonly grant: OpenGrant;
  /** Connects to the device's own doors only. */
  readonly guardedNet: Net;
  /** What happens on this computer: its addresses, and listeners of its own. */
  readonly ownSide: Pick<Net, 'listen' | 'interfaces'>;
  readonly #client: HttpClient;
  /** Does not end with the run. */
  readonly #lastClient: HttpClient;
  readonly #conduct = new Map<string, Set<number>>();
  #silences = 0;

  constructor({ net, ...context }: DeviceContext) {
    const { clock, endpoint, descriptionPath, signal } = context;
    this.context = context;
    this.grant = new OpenGrant(endpoint, descriptionPath);
    this.guardedNet = guardNet(net, this.grant);
    this.ownSide = net;
    const ports = { net: this.guardedNet, clock };
    this.#client = guardClient(createHttpClient({ ...ports, ...(signal ? { signal } : {}) }), this.grant);
    this.#lastClient = guardClient(createHttpClient(ports), this.grant);
  }

  get address(): IpAddress {
    return this.context.endpoint.host;
  }

  /** Why nothing more is asked, if so. */
  exhausted(): WhyUnknown | undefined {
    const { budget, signal } = this.context;
    if (signal?.aborted) return { kind: 'not-asked', text: 'the run was ended', exchange: [] };
    const { silences } = budget.limits;
    const text =
      this.#silences >= silences
        ? `the device gave no answer ${silences} times in a row`
        : budget.exhausted();
    return text === undefined ? undefined : { kind: 'limit', text, exchange: [] };
  }

  async ask(question: Question): Promise<Asked> {
    const spent = this.exhausted();
    if (spent) return err(spent);
    const { budget } = this.context;
    return ok(
      await this.#send(this.#client, {
        deadlineMs: Math.min(REQUEST_DEADLINE_MS, Math.ceil(budget.msLeft())),
        maxBodyBytes: Math.min(MAX_ANSWER_BYTES, budget.bytesLeft()),
        ...question,
      }),
    );
  }

  /** What must be put back is put back, whatever the budget and even when the run is ended. */
  putBack(question: Question): Promise<Exchange> {
    return this.#send(this.#lastClient, { deadlineMs: LAST_DEADLINE_MS, maxBodyBytes: 1024, ...question });
  }

  async #send(client: HttpClient, question: Question): Promise<Exchange> {
    const { endpoint, transcript } = this.context;
    const target = question.door === 'tls' ? { ...endpoint, port: TLS_PORT } : endpoint;
    const sent = await client.request({ ...question, target });
    const exchange = { ...sent, number: transcript.http(sent) };
    this.#account(exchange);
    return exchange;
  }

  note(text: string, exchange: readonly number[]): void {
    const known = this.#conduct.get(text);
    if (!known && this.#conduct.size >= MAX_CONDUCT) return;
    this.#conduct.set(text, new Set([...(known ?? []), ...exchange]));
  }

  conduct(): readonly Conduct[] {
    return [...this.#conduct].map(([text, exchange]) => ({ text, exchange: [...exchange].slice(0, 20) }));
  }

  #account(exchange: Exchange): void {
    const { number, outcome, door } = exchange;
    // A closed port answers too, and 1443 is not there on old players: only silence in clear counts.
    const silent = outcome.kind === 'failure' && outcome.failure === 'timeout' && door === 'tcp';
    this.#silences = silent ? this.#silences + 1 : 0;
    this.context.budget.spend(outcome.kind === 'response' ? outcome.body.length : 0);
    const conduct = conductOf(exchange);
    if (conduct !== undefined) this.note(conduct, [number]);
  }
}

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
