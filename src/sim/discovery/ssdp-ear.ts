import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { chance } from './chance.ts';
import type { OnArrival } from './player-sockets.ts';
import type { Outbox } from './outbox.ts';
import type { DiscoveryWatch, HeardDatagram, Place, Post } from './post.ts';
import type { Quota } from './quota.ts';
import { searchAnswer } from './ssdp-message.ts';
import { isAnnouncement, readSearch, type Search } from './ssdp-search.ts';
import { matching, type SsdpTarget } from './ssdp-targets.ts';

/** Answers come well within MX: clients stop listening when it is over. */
const SPREAD = 0.6;

export interface EarOptions extends DiscoveryWatch {
  readonly world: World;
  readonly outbox: Outbox;
  readonly quota: Quota;
  readonly post: Post;
  readonly targetsOf: (player: PlayerState) => readonly SsdpTarget[];
}

/** Hears datagrams and has searches answered. */
export function createSsdpEar(options: EarOptions): OnArrival {
  const { world, quota, onHeard } = options;
  const everybody = Object.values(world.household.players);
  return (bytes, from, addressed) => {
    const search = readSearch(bytes);
    const seen = {
      from,
      text: Buffer.from(bytes).toString('latin1'),
      ...(addressed ? { playerId: addressed.id } : {}),
    };
    if (!search) {
      const other = otherwise(bytes, addressed !== undefined);
      if (other) onHeard?.({ ...seen, ...other });
      return;
    }
    const isAllowed = quota.allows(from.address);
    const spreadMs = addressed ? 0 : search.maxWait * 1000 * SPREAD;
    const asked = isAllowed ? (addressed ? [addressed] : everybody) : [];
    const answers = asked.map((player) => answer(options, { player, search, to: from, spreadMs }));
    const isAnswered = answers.some((count) => count > 0);
    const outcome = isAllowed ? (isAnswered ? 'done' : 'ignored') : 'over-quota';
    onHeard?.({ ...seen, method: 'M-SEARCH', target: search.searchTarget, outcome });
  };
}

/** What others announce to the group concerns no player; all the rest is recorded. */
function otherwise(
  bytes: Uint8Array,
  isUnicast: boolean,
): Pick<HeardDatagram, 'method' | 'target' | 'outcome'> | undefined {
  if (!isAnnouncement(bytes)) return { method: 'UNREADABLE', target: '', outcome: 'malformed' };
  return isUnicast ? { method: 'NOTIFY', target: '', outcome: 'ignored' } : undefined;
}

interface Asked {
  readonly player: PlayerState;
  readonly search: Search;
  readonly to: Place;
  readonly spreadMs: number;
}

/** Gives how many answers will be sent. */
function answer({ world, outbox, post, targetsOf }: EarOptions, asked: Asked): number {
  const { player, search, to, spreadMs } = asked;
  const { household, random } = world;
  if (player.power !== 'on') return 0;
  const targets = matching(targetsOf(player), search.searchTarget);
  for (const target of targets) {
    outbox.later(chance(random) * spreadMs, () => {
      if (player.power !== 'on') return;
      const text = searchAnswer({ household, player, target });
      post.send({
        player,
        to,
        bytes: Buffer.from(text),
        method: 'RESPONSE',
        target: target.type,
        text,
      });
    });
  }
  return targets.length;
}
