import type { Endpoint } from '../../base/address.ts';
import type { UpstreamOutcome } from './outcome.ts';
import type { Upstream } from './upstream.ts';

/** Tells of each request that came to a player in clear and was turned away there. */
export const heeding = (upstream: Upstream, onTurnedAway: (player: Endpoint) => void): Upstream => ({
  async send(request) {
    const outcome = await upstream.send(request);
    if (!request.secure && isTurnedAway(outcome)) onTurnedAway(request.player);
    return outcome;
  },
});

/** 403 is what a player with UPnP off says to whatever comes in clear (sonos-facts, Connection Security). */
const isTurnedAway = (outcome: UpstreamOutcome): boolean => outcome.ok && outcome.value.status === 403;
