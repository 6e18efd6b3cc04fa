import type { Clock } from '../../../ports/clock.ts';
import type { Links } from '../../../ports/links.ts';
import type { Log } from '../../../ports/log.ts';
import type { OwnCards } from '../../../ports/own-cards.ts';
import type { Random } from '../../../ports/random.ts';

/** What discovery over IPv6 works with, by either protocol. */
export interface OverIpv6Ports {
  readonly links: Links;
  readonly cards: OwnCards;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}
