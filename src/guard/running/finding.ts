import { Discovery } from '../discovery/discovery.ts';
import type { Mover } from '../moving/mover.ts';
import { undoubtedLinks } from '../neighbours/undoubted.ts';
import type { Policy } from '../policy/decision.ts';
import type { BesideFirewall } from './beside-firewall.ts';
import type { Closers } from './closers.ts';
import type { Configuration } from './configuration.ts';
import { followPlayers } from './follow-players.ts';
import type { Kept } from './kept.ts';
import type { Players } from './players.ts';
import type { GuardPorts } from './ports.ts';

interface Around {
  readonly closers: Closers;
  readonly kept: Kept;
  readonly players: Players;
  readonly beside: BesideFirewall;
  readonly policy: () => Policy;
  readonly configuration: () => Configuration;
}

/** Players are found on other segments, and followed where they have another address. */
export function findingOf(
  ports: GuardPorts,
  { closers, kept, players, beside, policy, configuration }: Around,
): Discovery {
  const { identities, journal, learnt, neighbourWatch } = kept;
  const isDoubted = (address: string): boolean => neighbourWatch.isDoubted(address);
  const discovery = new Discovery(
    { ...ports, links: undoubtedLinks(ports.links, isDoubted) },
    {
      identities,
      journal,
      policy,
      known: (place) => players.knownAt(place),
      idOf: (place) => players.knownAt(place)?.id ?? learnt.idOf(place),
      onElsewhere: (claim) => {
        players.question(claim.at);
        mover.consider(claim);
      },
    },
  );
  closers.add(() => discovery.close());
  const mover: Mover = followPlayers(ports, {
    players,
    learnt,
    discovery,
    elsewhere: beside.elsewhere,
    isDoubted: (address) => isDoubted(address) || beside.cutOffs.now.includes(address),
    gateway: () => configuration().gateway,
    move: (moved) => configuration().move(moved),
  });
  return discovery;
}
