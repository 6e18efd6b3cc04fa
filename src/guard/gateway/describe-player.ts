import { playerFacts } from '../../sonos/player-facts.ts';
import { parseDescription } from '../../wire/description/parse.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { AskPlayer } from '../shield/own-requests.ts';
import type { Describe } from './roster.ts';

const DESCRIPTION = '/xml/device_description.xml';

/** The description of a player (UDA 2.0 §2.1), read by the guard itself. */
export const describeBy =
  (ask: AskPlayer): Describe =>
  async ({ endpoint }) => {
    const answer = await ask({ player: endpoint, method: 'GET', path: DESCRIPTION, headers: [] });
    if (!answer.ok || answer.value.status !== 200) return undefined;
    const description = parseDescription(answer.value.body);
    const facts = description.ok ? playerFacts(description.value) : undefined;
    if (!facts) return undefined;
    const { id, model, buildText: build } = facts;
    return { id, model, build, services: serviceMapOf(model, build) };
  };
