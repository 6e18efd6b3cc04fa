import type { UnderstoodCall } from '../request/understood.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import { callOver, type Way } from './way.ts';

/**
 * Calls written anew, each once: a call that was understood before is the same object (`Understanding`), and so is its
 * request.
 */
export class CallRequests {
  readonly #written = new WeakMap<UnderstoodCall, UpstreamRequest>();

  of(call: UnderstoodCall, way: Way): UpstreamRequest {
    const known = this.#written.get(call);
    if (known?.player === way.player) return known;
    const { serviceType, name, controlPath, arguments: args } = call;
    const request = callOver(way, controlPath, { serviceType, action: name, arguments: args });
    this.#written.set(call, request);
    return request;
  }
}
