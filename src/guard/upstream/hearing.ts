import type { Endpoint } from '../../base/address.ts';
import type { Upstream } from './upstream.ts';

/** Tells of each answer of a player, whatever it says. */
export const hearing = (upstream: Upstream, onAnswer: (player: Endpoint) => void): Upstream => ({
  async send(request) {
    const outcome = await upstream.send(request);
    if (outcome.ok) onAnswer(request.player);
    return outcome;
  },
});
