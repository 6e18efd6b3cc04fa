import type { UnderstoodCall } from '../request/understood.ts';
import { soapCall, type UpstreamRequest } from '../upstream/request.ts';
import type { PlayerPlace } from './guarded-player.ts';

/**
 * Calls written anew, each once: a call that was understood before is the same object (`Understanding`), and so is its
 * request.
 */
export class CallRequests {
  readonly #written = new WeakMap<UnderstoodCall, UpstreamRequest>();

  of(call: UnderstoodCall, { endpoint }: PlayerPlace): UpstreamRequest {
    const known = this.#written.get(call);
    if (known?.player === endpoint) return known;
    const { serviceType, name, controlPath, arguments: args } = call;
    const request = soapCall(endpoint, controlPath, { serviceType, action: name, arguments: args });
    this.#written.set(call, request);
    return request;
  }
}
