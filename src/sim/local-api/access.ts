import { eraOf } from '../era.ts';
import type { PlayerState } from '../state/player.ts';
import type { JsonObject } from './json.ts';
import { failed } from './outcome.ts';

/** Why a caller is not let in: HTTP status and the body of the error. */
export interface AccessRefusal {
  readonly status: 401 | 403 | 404;
  readonly body: JsonObject;
}

/** Keys are UUIDs; every open client sends the same placeholder and is served. Unsure: which unknown keys are turned away. */
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Who may use the local API. With Authentication off any API key will do (aiosonos, sonos-websocket); without one
 * the answer is 403 (seen on 97.1; another capture of 2026 shows 400). Unsure: the answer with Authentication on;
 * 401 is what sonos-websocket expects, the code is from the table of 86.10.
 */
export function refuseAccess(player: PlayerState, apiKey: string | undefined): AccessRefusal | undefined {
  if (!eraOf(player.build).localApi) return { status: 404, body: {} };
  if (!apiKey || !KEY.test(apiKey)) {
    return refusal(403, failed('ERROR_API_KEY_VALIDATION_FAILED', 'Invalid api key').body);
  }
  if (player.switches.authentication) {
    return refusal(401, failed('ERROR_NOT_AUTHORIZED', 'Authentication is required').body);
  }
  return undefined;
}

const refusal = (status: AccessRefusal['status'], body: JsonObject): AccessRefusal => ({ status, body });
