import { TLS_PORT } from '../../catalog/door-ports.ts';
import type { SubscriptionClient } from '../../upnp/subscription.ts';
import { type UpstreamRequest, writeUpstream } from '../upstream/request.ts';
import type { Upstream } from '../upstream/upstream.ts';
import type { ShieldOutcome } from './outcome.ts';
import type { Shield } from './shield.ts';

/** What the guard asks of players on its own account: who they are, and to be told of events. */
export type AskPlayer = (request: UpstreamRequest) => Promise<ShieldOutcome>;

/** No principal has this name (`ownerKey`). */
const GUARD = 'guard';

/** In the same line as everybody's requests: two at once to a player are two at once, whoever asks. */
export const ownRequests =
  (shield: Pick<Shield, 'ask'>): AskPlayer =>
  (request) =>
    shield.ask({ principal: GUARD, request });

/** Past the line: while those in it wait for the answer. */
export const requestsBy =
  (upstream: Upstream): AskPlayer =>
  (request) =>
    upstream.send(writeUpstream(request));

/** What never came to the player, or nothing that came back, is no answer for a subscription: it tries again later. */
export const subscriptionsBy = (ask: AskPlayer): SubscriptionClient => ({
  async request({ target, ...request }) {
    const secure = target.port === TLS_PORT ? { secure: true } : {};
    const answer = await ask({ player: target, ...secure, ...request });
    return answer.ok
      ? { outcome: { kind: 'response', ...answer.value, truncated: false, elapsedMs: 0 } }
      : { outcome: { kind: 'failure', failure: 'unreachable', detail: answer.error.detail, elapsedMs: 0 } };
  },
});
