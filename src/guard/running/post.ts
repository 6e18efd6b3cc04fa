import type { ApprovalDesk } from '../approval/desk.ts';
import type { EventHub } from '../events/event-hub.ts';
import { firstDoor } from '../gateway/door.ts';
import type { Door, Doorway } from '../gateway/doorway.ts';
import type { Enforcer, EnforcerParts } from '../gateway/enforcer.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import type { Roster } from '../gateway/roster.ts';
import type { Certificates } from '../local-api/certificates/certificates.ts';
import { secondDoor, type SecondDoor } from '../local-api/door.ts';
import type { Shield } from '../shield/shield.ts';
import type { GuardPorts } from './ports.ts';

/** What all posts work with. */
export interface PostParts {
  readonly parts: EnforcerParts;
  readonly enforcer: Enforcer;
  readonly certificates: Certificates;
}

/**
 * The guard's post in front of one player, from the day that the configuration names the player until it does not. All that
 * the guard holds of a player and for its clients begins with `open` and ends with `close`.
 */
export class Post {
  readonly place: PlayerPlace;
  /** Its player's address for clients; it may outlive the post. */
  readonly doorway: Doorway;
  readonly #held: Held;
  readonly #first: Door;
  readonly #second: SecondDoor;

  constructor(
    ports: GuardPorts,
    shared: PostParts,
    { place, doorway }: { readonly place: PlayerPlace; readonly doorway: Doorway },
  ) {
    this.place = place;
    this.doorway = doorway;
    this.#held = shared.parts;
    this.#first = firstDoor(ports, shared.enforcer, place);
    this.#second = secondDoor(ports, shared, place);
  }

  /** From now on clients are served. */
  open(): void {
    this.doorway.open([this.#first, this.#second]);
  }

  /** At once: connections, subscriptions, approvals, what waits for the player and what is remembered of it. */
  close(): void {
    const { room, endpoint } = this.place;
    const { roster, hub, shield, desk } = this.#held;
    this.doorway.shut();
    this.#second.end();
    const id = roster.known(this.place)?.id;
    hub.endWhere(({ player }) => player === id);
    shield.forget(endpoint.host);
    desk.forget(room);
  }
}

interface Held {
  readonly roster: Roster;
  readonly hub: EventHub;
  readonly shield: Shield;
  readonly desk: ApprovalDesk;
}
