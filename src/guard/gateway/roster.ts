import type { IpAddress } from '../../base/address.ts';
import type { Clock, Timer } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { type KnownPlayer, type PlayerPlace } from './guarded-player.ts';
import { Silences } from './silences.ts';

/**
 * Asks a player what it is. `refuses`: it answers, and tells that to nobody; `another`: another player is in its place; undefined: it does not
 * answer or is no player.
 */
export type Describe = (place: PlayerPlace) => Promise<KnownPlayer | 'refuses' | 'another' | undefined>;

/** Milliseconds between two looks at a player that is known, and at one that is not. */
const KNOWN_MS = 600_000;
const UNKNOWN_MS = 3000;
/** Between two looks at a player that is doubted, whoever has it turned away again and again. */
const DOUBTED_MS = 3000;
/** Milliseconds that one player that does not answer may hold up the doors of all others. */
const START_MS = 1000;

/**
 * What is known of the players behind the guard. Each is described again from time to time, because an update changes what
 * services it has; while one has never been described, its services are not known and so nothing passes.
 */
export class Roster {
  readonly #known = new Map<PlayerPlace, KnownPlayer>();
  readonly #refusing = new Set<PlayerPlace>();
  readonly #ports: { readonly clock: Clock; readonly log: Log };
  readonly #silences: Silences;
  readonly #describe: Describe;
  #places: readonly PlayerPlace[];
  /** Places whose players are looked at: those that are guarded, and those that are about to be. */
  readonly #watched = new Set<PlayerPlace>();
  readonly #next = new Map<PlayerPlace, { readonly timer: Timer; readonly since: number }>();
  #closed = false;

  constructor(
    ports: { readonly clock: Clock; readonly log: Log },
    { places, describe }: { readonly places: readonly PlayerPlace[]; readonly describe: Describe },
  ) {
    this.#ports = ports;
    this.#silences = new Silences(ports);
    this.#describe = describe;
    this.#places = places;
  }

  /** Those that are guarded now. */
  get places(): readonly PlayerPlace[] {
    return this.#places;
  }

  start(): Promise<void> {
    return this.meet(this.#places);
  }

  /**
   * Asks players that are guarded soon. Resolves when each has been asked once, or after a second: then those that are
   * silent are asked on.
   */
  meet(places: readonly PlayerPlace[]): Promise<void> {
    for (const place of places) this.#watched.add(place);
    return new Promise((resolve, reject) => {
      const late = this.#ports.clock.after(START_MS, resolve);
      Promise.all(places.map((place) => this.look(place)))
        .finally(() => late.cancel())
        .then(() => resolve(), reject);
    });
  }

  /** At once these are guarded and no others; of those nothing is known any more. */
  replace(places: readonly PlayerPlace[]): void {
    this.#places = places;
    for (const place of this.#watched) {
      if (places.includes(place)) continue;
      this.#watched.delete(place);
      this.#known.delete(place);
      this.#refusing.delete(place);
      this.#next.get(place)?.timer.cancel();
      this.#next.delete(place);
    }
  }

  /**
   * The player at that address turned something away that came in clear. One that was known to answer there is looked at anew
   * soon: UPnP may have been switched off in it, and then the guard's own questions go another way.
   */
  doubt(host: IpAddress): void {
    for (const place of this.#watched) {
      if (place.endpoint.host !== host || this.#known.get(place)?.upnp !== undefined) continue;
      const next = this.#next.get(place);
      if (!next) continue;
      const rest = next.since + DOUBTED_MS - this.#ports.clock.elapsed();
      this.#lookAfter(place, Math.max(0, rest), next.since);
    }
  }

  close(): void {
    this.#closed = true;
  }

  known(place: PlayerPlace): KnownPlayer | undefined {
    return this.#known.get(place);
  }

  /** Whether a player that is not known answered and refused to be described: UPnP is off and Authentication is on. */
  refuses(place: PlayerPlace): boolean {
    return this.#refusing.has(place);
  }

  /** Whose place an address is. */
  at(host: IpAddress): PlayerPlace | undefined {
    return this.#places.find(({ endpoint }) => endpoint.host === host);
  }

  /** Where the player of that id stands. */
  placeOf(id: string): PlayerPlace | undefined {
    return this.#places.find((place) => this.#known.get(place)?.id === id);
  }

  /** Asks the player of a place now. True when it told what it is, and is that player. */
  async look(place: PlayerPlace): Promise<boolean> {
    if (!this.#isWatched(place)) return false;
    const told = await this.#describe(place);
    if (!this.#isWatched(place)) return false;
    if (told === 'refuses') this.#refusing.add(place);
    else this.#refusing.delete(place);
    this.#note(place, told);
    const wait = this.#known.has(place) ? KNOWN_MS : UNKNOWN_MS;
    this.#lookAfter(place, wait, this.#ports.clock.elapsed());
    return typeof told === 'object';
  }

  /** The same by address; true as well where none is guarded. */
  async lookAt(host: IpAddress): Promise<boolean> {
    const place = this.at(host);
    return place === undefined || this.look(place);
  }

  /** `since` is when it was looked at last. */
  #lookAfter(place: PlayerPlace, ms: number, since: number): void {
    this.#next.get(place)?.timer.cancel();
    const look = (): void => {
      this.#next.delete(place);
      void this.look(place);
    };
    this.#next.set(place, { timer: this.#ports.clock.after(ms, look, { unref: true }), since });
  }

  #note(place: PlayerPlace, told: Awaited<ReturnType<Describe>>): void {
    const { log } = this.#ports;
    const { room } = place;
    const before = this.#known.get(place);
    if (typeof told === 'object') {
      this.#known.set(place, told);
      const { model, build } = told;
      const isNews = build !== before?.build;
      if (isNews) log.info('player', { room, model, build });
      this.#silences.ends(place, { isTold: isNews });
      return;
    }
    if (told === 'another') this.#known.delete(place);
    // One that is known and tells it to nobody any more answers still.
    if (!before || told !== 'refuses') this.#silences.lasts(place, told ?? 'none');
  }

  #isWatched(place: PlayerPlace): boolean {
    return !this.#closed && this.#watched.has(place);
  }
}
