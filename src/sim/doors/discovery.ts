import { listedServices } from '../description/service-list.ts';
import type { RunningFinder } from '../discovery/finder.ts';
import { startMdns } from '../discovery/mdns.ts';
import type { DiscoveryWatch } from '../discovery/post.ts';
import type { AdvertisedService } from '../discovery/ssdp-targets.ts';
import { startSsdp } from '../discovery/ssdp.ts';
import type { House } from '../house.ts';
import { kindOf } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';

/** SSDP of the household. */
export const openSsdp = (house: House): Promise<RunningFinder> =>
  startSsdp({ world: house.world, log: house.log, servicesOf: advertised, ...watching(house) });

/** mDNS of the household. */
export const openMdns = (house: House): Promise<RunningFinder> =>
  startMdns({ world: house.world, log: house.log, ...watching(house) });

/** What comes and goes stands in the recording; faults strike what players send. */
const watching = ({ recorder, faults }: House): DiscoveryWatch => ({
  onHeard: ({ from, text, ...heard }) => {
    recorder.record({ ...heard, direction: 'in', door: 'udp', peer: from, body: text });
  },
  onSending: ({ player, to, method, target, text }) => {
    const struck = faults.forMessage({ player, door: 'udp' });
    recorder.record({
      direction: 'out',
      door: 'udp',
      playerId: player.id,
      peer: to,
      method,
      target,
      body: text,
      ...(struck ? { fault: struck.fault } : {}),
    });
    return struck;
  },
});

/** The services of a player's description, in its order. */
function advertised(player: PlayerState): readonly AdvertisedService[] {
  const kind = kindOf(player);
  return (['root', 'MediaServer', 'MediaRenderer'] as const).flatMap((device) =>
    listedServices(kind, device).map(({ facts }) => ({ serviceType: facts.serviceType, device })),
  );
}
