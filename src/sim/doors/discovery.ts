import { listedServices } from '../description/service-list.ts';
import { startMdns, type RunningMdns } from '../discovery/mdns.ts';
import type { AdvertisedService } from '../discovery/ssdp-targets.ts';
import { startSsdp, type RunningSsdp } from '../discovery/ssdp.ts';
import type { House } from '../house.ts';
import { kindOf } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';

/** SSDP of the household, its searches in the recording. */
export const openSsdp = ({ world, log, recorder }: House): Promise<RunningSsdp> =>
  startSsdp({
    world,
    log,
    servicesOf: advertised,
    onSearch: ({ from, search, unicastTo }) => {
      recorder.record({
        direction: 'in',
        door: 'udp',
        peer: from,
        method: 'M-SEARCH',
        target: search.searchTarget,
        ...(unicastTo === undefined ? {} : { playerId: unicastTo }),
      });
    },
  });

/** mDNS of the household, its questions in the recording. */
export const openMdns = ({ world, log, recorder }: House): Promise<RunningMdns> =>
  startMdns({
    world,
    log,
    onQuery: ({ from, questions }) => {
      const target = questions.join(' ');
      recorder.record({ direction: 'in', door: 'udp', peer: from, method: 'QUERY', target });
    },
  });

/** The services of a player's description, in its order. */
function advertised(player: PlayerState): readonly AdvertisedService[] {
  const kind = kindOf(player);
  return (['root', 'MediaServer', 'MediaRenderer'] as const).flatMap((device) =>
    listedServices(kind, device).map(({ facts }) => ({ serviceType: facts.serviceType, device })),
  );
}
