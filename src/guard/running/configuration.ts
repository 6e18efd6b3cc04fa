/**
 * The configuration in force, and how another takes its place. What could go wrong: it has a mistake or asks for an address
 * that cannot be had (then the old one stays whole, and nothing was opened meanwhile), a request is on its way while the
 * rules change (it is judged by those under which it came, or from the beginning: `gateway/judge.ts`), two come at once (one
 * after the other). Proven in `reload.test.ts` and `test/smoke/guard-reload.test.ts`.
 */
import { InTurn } from '../../base/in-turn.ts';
import type { Config, Gateway } from '../../config/config.ts';
import type { LoadedConfig } from '../../config/load.ts';
import type { Moved } from '../firewall/moved.ts';
import type { CutOffs } from '../gateway/cut-offs.ts';
import type { Identities } from '../identity/identities.ts';
import type { NeighbourWatch } from '../neighbours/watch.ts';
import type { NameDoor } from '../names/name-door.ts';
import type { Policy } from '../policy/decision.ts';
import type { TrafficWatch } from '../traffic/watch.ts';
import type { Change } from './change.ts';
import type { DeskInForce } from './desk-in-force.ts';
import { guardAt, movePlayers, type MoveParts, placesWith } from './move-players.ts';
import { identityRulesIn } from './places.ts';
import type { EventsAt } from './players.ts';
import { type PolicyInForce, policyOf } from './policy-in-force.ts';
import type { PostsChange } from './posts.ts';
import { changeEntry, tellDoors, warnOfUnnamed } from './tell-change.ts';

export interface ConfigurationParts extends MoveParts {
  readonly identities: Identities;
  readonly policy: PolicyInForce;
  readonly frontDesk: DeskInForce;
  readonly cutOffs: CutOffs;
  readonly traffic: Pick<TrafficWatch, 'follow'>;
  readonly neighbourWatch: Pick<NeighbourWatch, 'follow'>;
  readonly nameDoor: Pick<NameDoor, 'follow'>;
  /** Where players tell of events. May fail with `address-unavailable`. */
  readonly eventsAt: (gateway: Gateway | undefined) => EventsAt;
}

interface Prepared {
  readonly policy: Policy;
  readonly posts: PostsChange;
  readonly frontDesk: Change;
  readonly events: Change;
}

export class Configuration {
  readonly #parts: ConfigurationParts;
  #timeZone: string | undefined;
  #config: Config | undefined;
  readonly #inTurn = new InTurn();

  constructor(parts: ConfigurationParts) {
    this.#parts = parts;
  }

  /** IANA name; undefined where nothing depends on the hour. */
  get timeZone(): string | undefined {
    return this.#timeZone;
  }

  /** The segments that the guard stands between; undefined where it stands between none. */
  get gateway(): Gateway | undefined {
    return this.#config?.gateway;
  }

  /**
   * Has these players elsewhere than the file says, and all others where it says; nobody else notices. Gives why not, where the firewall did not
   * follow: then all is as before, but for a good-bye that was said for those who are not where they were.
   */
  move(moved: Moved): Promise<string | undefined> {
    return this.#inTurn.run(async () =>
      this.#config ? movePlayers(this.#parts, this.#config, moved) : 'nothing is guarded',
    );
  }

  /** The first one. Fails with `address-in-use` or `address-unavailable`. */
  begin(first: LoadedConfig, policy: Policy): Promise<void> {
    return this.#inTurn.run(async () => this.#change(first, await this.#prepare(first, policy)));
  }

  /**
   * Puts another in its place, whole. Fails with `config-invalid`, `address-in-use` or `address-unavailable`, and then the
   * old one is in force as before.
   */
  replace(next: LoadedConfig): Promise<void> {
    return this.#inTurn.run(async () => {
      const prepared = await this.#prepare(next, policyOf(next));
      await this.#change(next, prepared, 'reloaded');
    });
  }

  /** Resolves when nothing changes any more. */
  async settled(): Promise<void> {
    await this.#inTurn.settled();
  }

  /** Everything that takes time or may fail. */
  async #prepare({ config }: LoadedConfig, policy: Policy): Promise<Prepared> {
    const { players, posts, frontDesk, eventsAt, learnt } = this.#parts;
    const had: Change[] = [];
    const have = async <T extends Change>(change: Promise<T>): Promise<T> => {
      const one = await change;
      had.unshift(one);
      return one;
    };
    try {
      const posting = await have(posts.prepare(placesWith(learnt, config, learnt.moved(config))));
      const events = await have(players.prepareEvents(eventsAt(config.gateway)));
      const desk = await have(frontDesk.prepare(config.frontDesk));
      await players.meet(posting.fresh);
      return { policy, posts: posting, frontDesk: desk, events };
    } catch (cause) {
      for (const one of had) await one.undo();
      throw cause;
    }
  }

  /**
   * All at once: no other turn of the event loop comes between. Old doors close before new rules give anything, and new
   * ones open after.
   */
  async #change(
    next: LoadedConfig,
    { policy, posts, frontDesk, events }: Prepared,
    kind?: string,
  ): Promise<void> {
    const { clock, log, identities, journal, policy: inForce } = this.#parts;
    const leaving = [posts.takeDown(), frontDesk.takeDown(), events.takeDown()];
    if (kind !== undefined)
      journal.append(changeEntry(kind, { at: clock.now(), config: next.config, posts }));
    inForce.replace(policy);
    this.#timeZone = next.config.timeZone;
    this.#config = next.config;
    identities.setRules(identityRulesIn(next.config));
    guardAt(this.#parts, next.config, posts);
    frontDesk.putUp();
    events.putUp();
    this.#follow(next.config.gateway);
    tellDoors(log, posts);
    warnOfUnnamed(log, identities.unnamed(next.config));
    await Promise.all(leaving);
  }

  /** Who looks at what the firewall knows. */
  #follow(gateway: Gateway | undefined): void {
    const { cutOffs, traffic, neighbourWatch, nameDoor } = this.#parts;
    cutOffs.follow(gateway !== undefined);
    traffic.follow(gateway !== undefined);
    neighbourWatch.follow(gateway);
    nameDoor.follow(gateway);
  }
}
