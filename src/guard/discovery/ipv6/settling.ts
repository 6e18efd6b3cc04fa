import type { Log } from '../../../ports/log.ts';
import type { OwnCards } from '../../../ports/own-cards.ts';
import { Complaint } from '../complaint.ts';
import type { Side } from '../segments.ts';
import type { LinkOfSides } from './link-of-sides.ts';
import { linkSidesOf } from './link-sides.ts';

interface SettlingPorts {
  readonly cards: OwnCards;
  readonly log: Log;
}

/** Keeps a link on the sides that there are. Where IPv6 is away nothing is opened, and nothing is missing over IPv4. */
export class Settling {
  readonly #cards: OwnCards;
  readonly #complaint: Complaint;
  readonly #link: Pick<LinkOfSides, 'settle'>;

  /** `trouble`: what is not there while it cannot be opened, as the log says it. */
  constructor({ cards, log }: SettlingPorts, link: Pick<LinkOfSides, 'settle'>, trouble: string) {
    this.#cards = cards;
    this.#complaint = new Complaint(log, trouble);
    this.#link = link;
  }

  /** To be called every few seconds, with the sides of people. What fails is said, and tried again. */
  async settle(people: readonly Side[]): Promise<void> {
    try {
      await this.#link.settle(linkSidesOf(people, this.#cards.addresses()));
      this.#complaint.over();
    } catch (cause) {
      this.#complaint.about(cause);
    }
  }
}
