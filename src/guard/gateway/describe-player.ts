import { asPlayerId } from '../../base/ids.ts';
import { playerFacts } from '../../sonos/player-facts.ts';
import { parseDescription } from '../../wire/description/parse.ts';
import { parsePlayerInfo } from '../../wire/muse/player-info.ts';
import { API_KEY } from '../local-api/protocol.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import { writeUpstream } from '../upstream/request.ts';
import type { Upstream } from '../upstream/upstream.ts';
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
  (upstream: Upstream): Describe =>
  async (place) => {
    const clear = await read(upstream, wayTo(place, {}), DESCRIPTION);
    const described = describedIn(clear);
    if (described || !mayBeAskedOtherwise(clear)) return described;
    const secure = await read(upstream, wayTo(place, { secure: true }), DESCRIPTION);
    const overTls = describedIn(secure);
    if (overTls) return { ...overTls, upnp: 'over-tls' };
    const record = await read(upstream, wayTo(place, { secure: true }), RECORD);
    return recordedIn(record) ?? ([clear, secure, record].some(turnsAway) ? 'refuses' : undefined);
  };

const read = (upstream: Upstream, { player, secure }: Way, path: string): Promise<UpstreamOutcome> =>
  upstream.send(
    writeUpstream({
      player,
      ...(secure ? { secure } : {}),
      method: 'GET',
      path,
      headers: path === RECORD ? [['X-SONOS-API-KEY', API_KEY]] : [],
    }),
  );

/** A player that is away is not asked twice more; one of 28.1 was seen with port 1443 alone. */
const mayBeAskedOtherwise = (outcome: UpstreamOutcome): boolean =>
  outcome.ok || outcome.error.kind === 'refused';

const turnsAway = (outcome: UpstreamOutcome): boolean =>
  outcome.ok && (outcome.value.status === 401 || outcome.value.status === 403);

function describedIn(answer: UpstreamOutcome): KnownPlayer | undefined {
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const description = parseDescription(answer.value.body);
  const facts = description.ok ? playerFacts(description.value) : undefined;
  if (!facts) return undefined;
  const { id, model, buildText: build } = facts;
  return { id, model, build, services: serviceMapOf(model, build) };
}

function recordedIn(answer: UpstreamOutcome): KnownPlayer | undefined {
  if (!answer.ok || answer.value.status !== 200) return undefined;
  const info = parsePlayerInfo(answer.value.body);
  const id = info.ok ? asPlayerId(info.value.playerId) : undefined;
  if (!info.ok || !id) return undefined;
  const { model = '', softwareVersion: build = '' } = info.value.device;
  return { id, model, build, services: serviceMapOf(model, build), upnp: 'off' };
}
