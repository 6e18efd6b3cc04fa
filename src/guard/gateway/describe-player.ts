import { asPlayerId } from '../../base/ids.ts';
import { playerFacts } from '../../sonos/player-facts.ts';
import { parseDescription } from '../../wire/description/parse.ts';
import { parsePlayerInfo } from '../../wire/muse/player-info.ts';
import { API_KEY } from '../local-api/protocol.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { ShieldOutcome } from '../shield/outcome.ts';
import type { AskPlayer } from '../shield/own-requests.ts';
import type { KnownPlayer } from './guarded-player.ts';
import type { Describe } from './roster.ts';
import { type Way, wayTo } from './way.ts';

const DESCRIPTION = '/xml/device_description.xml';
const RECORD = '/api/v1/players/local/info';

/**
 * What a player is, read by the guard itself: its description in clear (UDA 2.0 §2.1). Where that is turned away, as with
 * UPnP off, over TLS, and where that is turned away too, the record of the local API.
 */
export const describeBy =
  (ask: AskPlayer): Describe =>
  async (place) => {
    const clear = await read(ask, wayTo(place, {}), DESCRIPTION);
    const described = describedIn(clear);
    if (described || !mayBeAskedOtherwise(clear)) return described;
    const secure = await read(ask, wayTo(place, { secure: true }), DESCRIPTION);
    const overTls = describedIn(secure);
    if (overTls) return { ...overTls, upnp: 'over-tls' };
    const record = await read(ask, wayTo(place, { secure: true }), RECORD);
    return recordedIn(record) ?? ([clear, secure, record].some(turnsAway) ? 'refuses' : undefined);
  };

const read = (ask: AskPlayer, { player, secure }: Way, path: string): Promise<ShieldOutcome> =>
  ask({
    player,
    ...(secure ? { secure } : {}),
    method: 'GET',
    path,
    headers: path === RECORD ? [['X-SONOS-API-KEY', API_KEY]] : [],
  });

/** A player that is away is not asked twice more; one of 28.1 was seen with port 1443 alone. */
const mayBeAskedOtherwise = (outcome: ShieldOutcome): boolean =>
  outcome.ok || outcome.error.kind === 'refused';

const turnsAway = (outcome: ShieldOutcome): boolean =>
  outcome.ok && (outcome.value.status === 401 || outcome.value.status === 403);

function describedIn(answer: ShieldOutcome): KnownPlayer | undefined {
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const description = parseDescription(answer.value.body);
  const facts = description.ok ? playerFacts(description.value) : undefined;
  if (!facts) return undefined;
  const { id, model, buildText: build } = facts;
  return { id, model, build, services: serviceMapOf(model, build) };
}

function recordedIn(answer: ShieldOutcome): KnownPlayer | undefined {
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const info = parsePlayerInfo(answer.value.body);
  const id = info.ok ? asPlayerId(info.value.playerId) : undefined;
  if (!info.ok || !id) return undefined;
  const { model = '', softwareVersion: build = '' } = info.value.device;
  return { id, model, build, services: serviceMapOf(model, build), upnp: 'off' };
}
