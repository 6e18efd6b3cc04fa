import { asPlayerId, type PlayerId } from '../../base/ids.ts';
import { InTurn } from '../../base/in-turn.ts';
import type { Config } from '../../config/config.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Moved } from '../firewall/moved.ts';
import { addressInFile, type PlayerPlace } from '../gateway/guarded-player.ts';
import { hardwareInName } from '../neighbours/spoofs.ts';
import { type LearntFile, type LearntPlayer, MOST_HARDWARE } from './learnt-file.ts';

interface LearntParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly journal: Journal;
  readonly file: LearntFile;
}

type Place = Pick<PlayerPlace, 'room' | 'endpoint' | 'id' | 'movedFrom'>;

/** What a player told at its place. */
export interface Told {
  readonly id: PlayerId;
  /** Where the neighbour table knows it. */
  readonly hardware: string | undefined;
}

/** Which player is which: the names that players told where the file has them, with what hardware, and who has moved. */
export class LearntPlayers {
  readonly #parts: LearntParts;
  /** By room. */
  readonly #players: Map<string, LearntPlayer>;
  readonly #inTurn = new InTurn();

  private constructor(parts: LearntParts, players: readonly LearntPlayer[]) {
    this.#parts = parts;
    this.#players = new Map(players.map((player) => [player.room, player]));
  }

  static async open(parts: LearntParts): Promise<LearntPlayers> {
    return new LearntPlayers(parts, await parts.file.read());
  }

  /** The name of the player of a place: as the file has it, else as it was learnt. */
  idOf(place: Place): PlayerId | undefined {
    return place.id ?? asPlayerId(this.#at(place)?.id ?? '');
  }

  /** The name that was learnt in a room. */
  named(room: string): PlayerId | undefined {
    return asPlayerId(this.#players.get(room)?.id ?? '');
  }

  /** Whether what answers under a name at a place is the player of that place. A name is one player's alone; a room may be called anew. */
  isOwn(place: Place, id: PlayerId): boolean {
    if (place.id !== undefined) return place.id === id;
    return this.#others(place).every((player) => player.id !== id);
  }

  /** Hardware addresses that may be the player's: the one in its name, and those that it was seen with. */
  hardwareOf(place: Place, id: PlayerId): readonly string[] {
    const own = hardwareInName(id);
    const learnt = this.#at(place);
    return [...(own === undefined ? [] : [own]), ...(learnt?.id === id ? learnt.hardware : [])];
  }

  note(place: Place, { id, hardware }: Told): void {
    const before = this.#at(place);
    const seen = before?.id === id ? before.hardware : [];
    const isNew = hardware !== undefined && !seen.includes(hardware);
    if (before?.id === id && !isNew) return;
    const { room } = place;
    const all = isNew ? [...seen, hardware].slice(-MOST_HARDWARE) : [...seen];
    const at = place.movedFrom === undefined ? {} : { at: place.endpoint.host };
    this.#keep([...this.#others(place), { room, address: addressInFile(place), id, hardware: all, ...at }]);
    if (before?.id === id) return;
    const facts = { room, id, address: place.endpoint.host, ...(before ? { before: before.id } : {}) };
    this.#parts.journal.append({ kind: 'player-learnt', at: this.#parts.clock.now(), facts });
  }

  /** Who has moved from where the file has it. Where that has another address or name meanwhile, the file is what holds. */
  moved({ players }: Pick<Config, 'players'>): Moved {
    const moves = this.#of(players).flatMap(({ address, at }) =>
      at === undefined ? [] : [[address, at] as const],
    );
    return new Map(moves);
  }

  /** These have moved and no others; of what the file has no more nothing is known any more. */
  keep({ players }: Pick<Config, 'players'>, moved: Moved): void {
    const kept = this.#of(players).map(({ at: _before, ...player }): LearntPlayer => {
      const at = moved.get(player.address);
      return at === undefined ? player : { ...player, at };
    });
    if (JSON.stringify(kept) !== JSON.stringify([...this.#players.values()])) this.#keep(kept);
  }

  /** Resolves when all of it is on the disk, or was tried. */
  async close(): Promise<void> {
    await this.#inTurn.settled();
  }

  #at(place: Place): LearntPlayer | undefined {
    const learnt = this.#players.get(place.room);
    return learnt?.address === addressInFile(place) ? learnt : undefined;
  }

  #of(players: Config['players']): readonly LearntPlayer[] {
    return [...this.#players.values()].filter((learnt) => {
      const player = players.get(learnt.room);
      return player?.address === learnt.address && (player.id === undefined || player.id === learnt.id);
    });
  }

  /** Of other rooms at other addresses of the file. */
  #others(place: Place): readonly LearntPlayer[] {
    return [...this.#players.values()].filter(
      ({ room, address }) => room !== place.room && address !== addressInFile(place),
    );
  }

  /** What cannot be written is learnt anew after the next start. */
  #keep(players: readonly LearntPlayer[]): void {
    const { file, log } = this.#parts;
    this.#players.clear();
    for (const player of players) this.#players.set(player.room, player);
    this.#inTurn
      .run(() => file.write(players))
      .catch((cause: unknown) =>
        log.warn('what was learnt of players is not kept', { cause: String(cause) }),
      );
  }
}
