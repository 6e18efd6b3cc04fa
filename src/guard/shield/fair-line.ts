/** A place in a line. */
export interface Place<T> {
  readonly principal: string;
  readonly item: T;
  /** Places are served in the order of these numbers. */
  readonly turn: number;
}

/** Served before everybody who waits. */
const FIRST = 0;

/**
 * A line in which principals take turns: each stands behind itself, and in front of whatever another has waiting beyond
 * its own share. Start-time fair queueing with equal weights (Goyal, Vin, Cheng 1996 §2): a turn is one more than the
 * principal's last one, and never before the one that is served now. Somebody new waits for at most two requests of
 * each of the others.
 */
export class FairLine<T> {
  readonly #places: Place<T>[] = [];
  readonly #lastTurns = new Map<string, number>();
  #served = FIRST;

  get length(): number {
    return this.#places.length;
  }

  countOf(principal: string): number {
    return this.#places.filter((place) => place.principal === principal).length;
  }

  /** The turn that it would get. */
  nextTurn(principal: string): number {
    return Math.max(this.#served, this.#lastTurns.get(principal) ?? FIRST) + 1;
  }

  join(principal: string, item: T): Place<T> {
    return this.#insert({ principal, item, turn: this.#takeTurn(principal) });
  }

  /** In front of all; for who holds up others until it is served. */
  jump(principal: string, item: T): Place<T> {
    return this.#insert({ principal, item, turn: FIRST });
  }

  /** Another principal wants the same: it is served at the earlier of both turns. Gives the place that it has then. */
  share(place: Place<T>, principal: string): Place<T> {
    if (this.nextTurn(principal) >= place.turn || !this.leave(place)) return place;
    return this.#insert({ ...place, turn: this.#takeTurn(principal) });
  }

  /** Without being served; false when it is not in the line. Turns that were not used are not counted. */
  leave(place: Place<T>): boolean {
    const at = this.#places.indexOf(place);
    if (at === -1) return false;
    this.#places.splice(at, 1);
    if (this.countOf(place.principal) === 0) this.#lastTurns.delete(place.principal);
    return true;
  }

  /** In the order in which they would be served. */
  waiting(): readonly Place<T>[] {
    return this.#places;
  }

  /** Takes a place out because it is its turn. */
  serve(place: Place<T>): void {
    this.leave(place);
    this.#served = Math.max(this.#served, place.turn);
    this.#forgetPast();
  }

  #takeTurn(principal: string): number {
    const turn = this.nextTurn(principal);
    this.#lastTurns.set(principal, turn);
    return turn;
  }

  #insert(place: Place<T>): Place<T> {
    let at = this.#places.length;
    while (at > 0 && (this.#places[at - 1]?.turn ?? FIRST) > place.turn) at -= 1;
    this.#places.splice(at, 0, place);
    return place;
  }

  /** A turn that has passed says nothing: so many principals as may come, no more are remembered than wait, twice. */
  #forgetPast(): void {
    if (this.#lastTurns.size <= 2 * this.#places.length + 2) return;
    for (const [principal, turn] of this.#lastTurns)
      if (turn <= this.#served) this.#lastTurns.delete(principal);
  }
}
