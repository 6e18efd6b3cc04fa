import { Memo } from '../../base/memo.ts';
import type { Result } from '../../base/result.ts';
import { SPOTIFY_PATH } from '../../catalog/spotify-connect.ts';
import { headersOf } from '../../wire/http/headers.ts';
import { latin1 } from '../../wire/http/lines.ts';
import type { ServiceMap } from './service-map.ts';
import { understand } from './understand.ts';
import type { NotUnderstood, UnderstoodRequest } from './understood.ts';
import type { WholeRequest } from './whole-request.ts';

type Outcome = Result<UnderstoodRequest, NotUnderstood>;

/** Controllers poll with the same few bodies; sixteen tracks for a queue are not among them. */
const MEMO = { maxEntries: 1024, maxLength: 4096 } as const;

/**
 * `understand`, which is pure, with a memory for calls: what a control point asks each second is read once. All that the
 * outcome of a call depends on is in the text: method, target, SOAPACTION and body.
 */
export class Understanding {
  readonly #known = new WeakMap<ServiceMap, Known>();
  readonly #inward: (text: string) => string;

  constructor(inward: (text: string) => string) {
    this.#inward = inward;
  }

  of(request: WholeRequest, services: ServiceMap): Outcome {
    const { head, body } = request;
    // What logs somebody in is not kept.
    if (head.method !== 'POST' || body.length > MEMO.maxLength || head.target.startsWith(SPOTIFY_PATH))
      return understand(request, services, this.#inward);
    const { requests, calls } = this.#knownOf(services);
    const seen = requests.get(request);
    if (seen) return seen;
    const actions = headersOf(head.headers, 'soapaction').join('\n');
    const text = `${head.target}\n${actions}\n\n${latin1(body)}`;
    const outcome = calls.of(text, () => understand(request, services, this.#inward));
    requests.set(request, outcome);
    return outcome;
  }

  #knownOf(services: ServiceMap): Known {
    const known = this.#known.get(services);
    if (known) return known;
    const fresh: Known = { requests: new WeakMap(), calls: new Memo(MEMO) };
    this.#known.set(services, fresh);
    return fresh;
  }
}

/** By the request itself, which is the same object when it came before (`KnownHeads`), and by what it says. */
interface Known {
  readonly requests: WeakMap<WholeRequest, Outcome>;
  readonly calls: Memo<Outcome>;
}
