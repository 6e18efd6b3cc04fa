import type { IpAddress } from '../../base/address.ts';
import type { Gateway } from '../../config/config.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Moved, movesThatFit } from '../firewall/moved.ts';
import { addressInFile, type PlayerPlace } from '../gateway/guarded-player.ts';
import type { Claim, Verdict } from './verify-move.ts';

export interface MoverParts {
  readonly clock: Clock;
  readonly gateway: () => Gateway | undefined;
  readonly places: () => readonly PlayerPlace[];
  readonly verify: (claim: Claim) => Promise<Verdict>;
  /** Somebody speaks for a player that is not at that address. */
  readonly onForgery: (at: IpAddress) => void;
  /** Has these players elsewhere, and all others where the file says. Gives why not, where that could not be done. */
  readonly move: (moved: Moved) => Promise<string | undefined>;
  /** It is there, and stays unguarded. */
  readonly onStuck: (claim: Claim, why: string) => void;
}

/** Milliseconds: how long a claim that came to nothing is not looked at again, and how long a true one waits for another player to make room. */
const REST_MS = { forged: 60_000, unsure: 3000, stuck: 20_000 } as const;
const WAITS_MS = 60_000;
/** Of claims that are looked at, at once; and addresses that rest. */
const MOST_AT_ONCE = 4;
const MOST_RESTING = 1024;

interface Waiting {
  readonly claim: Claim;
  readonly until: number;
}

/** Looks at what is said of players that are elsewhere, and has those moved of whom it is true. */
export class Mover {
  readonly #parts: MoverParts;
  /** One claim for each player at once. */
  readonly #looking = new Set<PlayerPlace>();
  readonly #resting = new Map<string, number>();
  /** By the address in the file. */
  readonly #true = new Map<string, Waiting>();

  constructor(parts: MoverParts) {
    this.#parts = parts;
  }

  /** Somebody said so. What is said again meanwhile is nothing new. */
  consider(claim: Claim): void {
    if (this.#looking.has(claim.place) || this.#looking.size >= MOST_AT_ONCE || this.#rests(claim)) return;
    this.#looking.add(claim.place);
    void this.#look(claim).finally(() => this.#looking.delete(claim.place));
  }

  #rests({ place, at }: Claim): boolean {
    const until = this.#resting.get(`${place.room} ${at}`);
    return until !== undefined && until > this.#parts.clock.elapsed();
  }

  #rest({ place, at }: Claim, ms: number): void {
    if (this.#resting.size >= MOST_RESTING) this.#resting.clear();
    this.#resting.set(`${place.room} ${at}`, this.#parts.clock.elapsed() + ms);
  }

  async #look(claim: Claim): Promise<void> {
    const verdict = await this.#parts.verify(claim);
    if (!this.#parts.places().includes(claim.place)) return;
    if (verdict === 'moved') return this.#believe(claim);
    this.#rest(claim, verdict === 'unsure' ? REST_MS.unsure : REST_MS.forged);
    if (verdict !== 'unsure') this.#parts.onForgery(claim.at);
  }

  async #believe(claim: Claim): Promise<void> {
    const { clock, move, onStuck } = this.#parts;
    this.#true.set(addressInFile(claim.place), { claim, until: clock.elapsed() + WAITS_MS });
    const wanted = this.#wanted();
    const isFree =
      wanted && (wanted.get(addressInFile(claim.place)) ?? addressInFile(claim.place)) === claim.at;
    const problem = isFree ? await move(wanted) : 'it is at an address that another player has';
    if (wanted && problem === undefined) return this.#settled(wanted);
    this.#rest(claim, REST_MS.stuck);
    onStuck(claim, problem ?? '');
  }

  /** Where all are with what is known to be true now. Nobody is sent home for another; then it is undefined. */
  #wanted(): Moved | undefined {
    const now = this.#parts.clock.elapsed();
    const places = this.#parts.places();
    const gateway = this.#parts.gateway();
    if (!gateway) return undefined;
    const wanted = new Map(places.map((place) => [addressInFile(place), String(place.endpoint.host)]));
    for (const [home, { claim, until }] of this.#true)
      if (until > now && wanted.has(home)) wanted.set(home, claim.at);
      else this.#true.delete(home);
    const fitting = movesThatFit({ gateway, players: [...wanted.keys()] }, wanted);
    const isKept = places.every(
      (place) =>
        this.#true.has(addressInFile(place)) ||
        (fitting.get(addressInFile(place)) ?? addressInFile(place)) === place.endpoint.host,
    );
    return isKept ? fitting : undefined;
  }

  #settled(moved: Moved): void {
    for (const [home, { claim }] of this.#true)
      if ((moved.get(home) ?? home) === claim.at) this.#true.delete(home);
  }
}
