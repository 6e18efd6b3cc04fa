import { known } from '../evidence/observation.ts';
import type { Gatherer } from './gatherer.ts';

/** `/getaa?u=…` with an own listener's address and a path that nobody else knows. */
export const artProxy: Gatherer<'art-proxy'> = {
  id: 'art-proxy',
  concerns: 'players',
  async gather({ probe }) {
    const asked = await probe.artProxy();
    if (!asked.ok) return { known: false, why: asked.error };
    const { exchange, ...facts } = asked.value;
    return known(facts, exchange);
  },
};
