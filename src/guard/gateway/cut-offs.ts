import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { AskFirewall } from './firewall-door.ts';
import type { PlayerPlace } from './guarded-player.ts';
import { Rounds } from './rounds.ts';

export interface CutOffParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
  readonly firewall: AskFirewall;
  readonly places: () => readonly PlayerPlace[];
}

/** The kernel cuts off at once; this is how soon it is known. */
const LOOK_MS = 1000;

/** Which players the firewall has cut off for flooding: told and written down when it begins and when it is over. */
export class CutOffs {
  readonly #parts: CutOffParts;
  #players: readonly string[] = [];
  /** While it looks; others each time it begins: what the ones before hear is late. */
  #rounds: Rounds | undefined;

  constructor(parts: CutOffParts) {
    this.#parts = parts;
  }

  /** Addresses of those that are cut off, as far as is known. */
  get now(): readonly string[] {
    return this.#players;
  }

  /** Whether there is a firewall of a gateway to ask, from now on. */
  follow(isGateway: boolean): void {
    if (isGateway === (this.#rounds !== undefined)) return;
    if (!isGateway) return this.close();
    const { clock } = this.#parts;
    const rounds = new Rounds({ clock, everyMs: LOOK_MS, round: () => this.#look(rounds) });
    this.#rounds = rounds;
    rounds.look();
  }

  close(): void {
    void this.#rounds?.close();
    this.#rounds = undefined;
    this.#players = [];
  }

  async #look(rounds: Rounds): Promise<void> {
    const answer = await this.#parts.firewall({ ask: 'cut-off' });
    if (rounds === this.#rounds && answer?.answer === 'cut-off') this.#compare(answer.players);
  }

  #compare(now: readonly string[]): void {
    const { log } = this.#parts;
    for (const address of now.filter((one) => !this.#players.includes(one))) {
      const facts = this.#note('player-cut-off', address);
      log.warn(
        'A PLAYER FLOODS THE NETWORK and is cut off: it reaches nothing for ten minutes after its last try',
        facts,
      );
    }
    for (const address of this.#players.filter((one) => !now.includes(one)))
      log.info('a player is cut off no more', this.#note('player-cut-off-over', address));
    this.#players = now;
  }

  #note(kind: string, address: string): { readonly address: string; readonly room?: string } {
    const { clock, journal, places } = this.#parts;
    const room = places().find(({ endpoint }) => endpoint.host === address)?.room;
    const facts = { address, ...(room === undefined ? {} : { room }) };
    journal.append({ kind, at: clock.now(), facts });
    return facts;
  }
}
