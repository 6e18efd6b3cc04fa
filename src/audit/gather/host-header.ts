import { parseDescription } from '../../wire/description/parse.ts';
import { known, unknown } from '../evidence/observation.ts';
import { FOREIGN_HOST } from '../permit/constants.ts';
import type { Gatherer } from './gatherer.ts';

/** The description asked for under a foreign name (CVE-2018-11316). Only where something came under the right one. */
export const hostHeader: Gatherer<'host-header'> = {
  id: 'host-header',
  concerns: 'any-device',
  async gather({ probe, parts }) {
    if (!parts.description?.known)
      return unknown('not-asked', 'it gave no description under its own address either');
    const asked = await probe.hostHeader();
    if (!asked.ok) return { known: false, why: asked.error };
    const { outcome, number } = asked.value;
    if (outcome.kind === 'failure')
      return known({ foreignHost: FOREIGN_HOST, outcome: 'no-answer' }, [number]);
    // A device may answer 200 with another page than the description: only the description itself counts.
    const served = outcome.status === 200 && parseDescription(outcome.body).ok;
    return known(
      { foreignHost: FOREIGN_HOST, outcome: served ? 'served' : 'other', status: outcome.status },
      [number],
    );
  },
};
