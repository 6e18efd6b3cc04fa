import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { addressInFile, type PlayerPlace } from '../gateway/guarded-player.ts';
import type { Claim } from './verify-move.ts';

interface ElsewhereParts {
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Log;
  readonly journal: Journal;
  /** The configuration, as its owner named it. */
  readonly file: string;
  /** Milliseconds since the player was heard at its place; undefined for never. */
  readonly heardAgoMs: (place: PlayerPlace) => number | undefined;
}

interface Found {
  readonly at: string;
  /** By `elapsed`. */
  readonly since: number;
}

/** Players that were found elsewhere and could not be followed there: told and written down once, while it is so. */
export class Elsewhere {
  readonly #parts: ElsewhereParts;
  readonly #found = new Map<PlayerPlace, Found>();

  constructor(parts: ElsewhereParts) {
    this.#parts = parts;
  }

  note({ place, id, at }: Claim, why: string): void {
    if (this.at(place) === at) return;
    const { clock, log, journal, file } = this.#parts;
    this.#found.set(place, { at, since: clock.elapsed() });
    const { room, endpoint } = place;
    const facts = { room, id, from: endpoint.host, to: at, why };
    journal.append({ kind: 'player-elsewhere', at: clock.now(), facts });
    const hint = `${file} has it at ${addressInFile(place)}: give it that address in your DHCP server, or change the file and run tonewall firewall apply as root`;
    log.warn('A PLAYER ANSWERS AT ANOTHER ADDRESS and is not guarded there', { ...facts, hint });
  }

  /** Where the player of a place was found; undefined where it was heard at its place since. */
  at(place: PlayerPlace): string | undefined {
    const found = this.#found.get(place);
    const heardAgo = this.#parts.heardAgoMs(place);
    if (!found || heardAgo === undefined) return found?.at;
    return heardAgo > this.#parts.clock.elapsed() - found.since ? found.at : undefined;
  }

  /** Of places that are no more nothing is known any more. */
  keep(places: readonly PlayerPlace[]): void {
    for (const place of this.#found.keys()) if (!places.includes(place)) this.#found.delete(place);
  }
}
