import type { Timer } from '../../ports/clock.ts';
import type { PlayerState } from '../state/player.ts';
import type { World } from '../world.ts';
import { chance } from './chance.ts';
import type { Announcer } from './finder.ts';
import type { Outbox } from './outbox.ts';
import type { Post } from './post.ts';
import { aliveNotice, byebyeNotice, MAX_AGE_SECONDS } from './ssdp-message.ts';
import { SSDP_GROUP } from './ssdp-place.ts';
import type { SsdpTarget } from './ssdp-targets.ts';

/** UDA 2.0 §1.2.2 asks for repeats, for datagrams get lost. Unsure: how often players repeat. */
const ALIVE_REPEATS_MS = [0, 150];
/**
 * UDA 2.0 §1.2.2: an announcement is renewed at times that are spread by chance, within less than half of its life. Unsure:
 * how soon players do it.
 */
const SOONEST = 0.3;
const SPREAD = 0.15;

export interface AnnouncerOptions {
  readonly world: World;
  readonly outbox: Outbox;
  readonly post: Post;
  readonly targetsOf: (player: PlayerState) => readonly SsdpTarget[];
}

/** A burst of `ssdp:alive` at once, and again before it has lost half its life. */
export function createSsdpAnnouncer({ world, outbox, post, targetsOf }: AnnouncerOptions): Announcer {
  const { household, clock, random } = world;
  const renewals = new Map<string, Timer>();

  const notify = (player: PlayerState, write: typeof aliveNotice): void => {
    for (const target of targetsOf(player)) {
      const text = write({ household, player, target });
      const bytes = Buffer.from(text);
      post.send({ player, to: SSDP_GROUP, bytes, method: 'NOTIFY', target: target.type, text });
    }
  };

  const announce = (player: PlayerState): void => {
    for (const delay of ALIVE_REPEATS_MS) {
      outbox.later(delay, () => {
        if (player.power === 'on') notify(player, aliveNotice);
      });
    }
    const wait = MAX_AGE_SECONDS * 1000 * (SOONEST + SPREAD * chance(random));
    renewals.get(player.id)?.cancel();
    renewals.set(
      player.id,
      clock.after(wait, () => announce(player), { unref: true }),
    );
  };

  return {
    announce,
    leave: (player) => notify(player, byebyeNotice),
    stop: () => {
      for (const renewal of renewals.values()) renewal.cancel();
    },
  };
}
