/**
 * Whether what was read of a player may have changed since. A stamp is taken when a read is sent; the answer tells the
 * present for as long as the stamp is still the player's. Writes change the stamps of every player that they reach when
 * they are sent and when they are over, since it happens at some moment between; events change it when they come.
 */
export class Freshness {
  readonly #players = new Map<string, { changes: number; writing: number }>();
  readonly #services = new Map<string, number>();

  /** Equal stamps: nothing is known to have happened in between. */
  stamp(player: string, service: string): number {
    return this.#of(player).changes + (this.#services.get(`${player} ${service}`) ?? 0);
  }

  /** No write is on its way to the player: what it answers now is not about to change. */
  isSettled(player: string): boolean {
    return this.#of(player).writing === 0;
  }

  /** Before a write is sent. Gives what has to be called when it is over, however it ended. */
  writing(players: Iterable<string>): () => void {
    const reached = [...players].map((player) => this.#of(player));
    for (const each of reached) {
      each.changes += 1;
      each.writing += 1;
    }
    return () => {
      for (const each of reached) {
        each.changes += 1;
        each.writing -= 1;
      }
    };
  }

  /** Something happened at the player; with a service, only to what that service tells. */
  changed(player: string, service?: string): void {
    if (service === undefined) this.#of(player).changes += 1;
    else this.#services.set(`${player} ${service}`, (this.#services.get(`${player} ${service}`) ?? 0) + 1);
  }

  #of(player: string): { changes: number; writing: number } {
    const known = this.#players.get(player);
    if (known) return known;
    const fresh = { changes: 0, writing: 0 };
    this.#players.set(player, fresh);
    return fresh;
  }
}
