/**
 * Neighbours that take addresses of others: seen, told and written down; nothing is prevented, for inside a segment they reach each other
 * past this computer. What could go wrong: many claims fill the journal (a bounded number a minute), one that goes on is told for ever (once
 * while it lasts), nobody answers (what was known stays until somebody does). Proven in `test/lab/spoofed-neighbours.test.ts`.
 */
import type { Gateway } from '../../config/config.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { OwnCards } from '../../ports/own-cards.ts';
import { MOST_OWN } from '../firewall/questions.ts';
import type { AskFirewall } from '../gateway/firewall-door.ts';
import { Rounds } from '../gateway/rounds.ts';
import { type KnownAddresses, type Spoof, spoofsIn } from './spoofs.ts';

export interface NeighbourWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly cards: OwnCards;
  readonly journal: Journal;
  /** Asks the process that may read what the kernel heard. */
  readonly firewall: AskFirewall;
  readonly players: () => KnownAddresses['players'];
}

/** What the owner is told of it. */
export interface Spoofed extends Omit<Spoof, 'card'> {
  readonly segment: string;
}

const LOOK_MS = 2000;
/** So many are written down in a minute. */
const MOST_TOLD = 20;
const MINUTE_MS = 60_000;

export class NeighbourWatch {
  readonly #parts: NeighbourWatchParts;
  #now: readonly Spoof[] = [];
  #doubted: ReadonlySet<string> = new Set();
  #told: ReadonlySet<string> = new Set();
  #full: readonly string[] = [];
  #minute = { at: Number.NEGATIVE_INFINITY, told: 0 };
  #gateway: Gateway | undefined;
  /** Others where watching began anew: an answer to the ones before is late. */
  #rounds: Rounds | undefined;

  constructor(parts: NeighbourWatchParts) {
    this.#parts = parts;
  }

  /** Watches the segments of a gateway from now on; where there is none, nothing, and what was known is forgotten. */
  follow(gateway: Gateway | undefined): void {
    const began = this.#gateway === undefined && gateway !== undefined;
    if (gateway === undefined) this.close();
    this.#gateway = gateway;
    if (began) this.#begin();
  }

  close(): void {
    void this.#rounds?.close();
    [this.#gateway, this.#rounds] = [undefined, undefined];
    this.#compare([]);
  }

  /** Whether several claim an address: then the neighbour table's word is worth nothing. */
  isDoubted(address: string): boolean {
    return this.#doubted.has(address);
  }

  spoofed(): readonly Spoofed[] {
    return this.#now.map((spoof) => this.#shown(spoof));
  }

  #begin(): void {
    const { clock } = this.#parts;
    const rounds = new Rounds({ clock, everyMs: LOOK_MS, round: () => this.#look(rounds) });
    this.#rounds = rounds;
    rounds.look();
  }

  async #look(rounds: Rounds): Promise<void> {
    const { firewall, cards } = this.#parts;
    const own = cards.addresses().filter(({ card }) => this.#segmentOf(card) !== undefined);
    const addresses = [...new Set(own.map(({ address }) => address))].slice(0, MOST_OWN);
    const answer = await firewall({ ask: 'claims', own: addresses });
    if (rounds !== this.#rounds || answer?.answer !== 'claims') return;
    this.#compare(spoofsIn(answer.claims, { own: cards.addresses(), players: this.#parts.players() }));
    this.#crowded(answer.full);
  }

  #compare(now: readonly Spoof[]): void {
    const told = new Set<string>();
    for (const spoof of now) {
      const key = `${spoof.card} ${spoof.address} ${spoof.hardware}`;
      if (this.#told.has(key)) told.add(key);
      else if (this.#mayTell()) {
        told.add(key);
        this.#tell(spoof);
      }
    }
    this.#now = now;
    this.#told = told;
    this.#doubted = new Set(now.map(({ address }) => address));
  }

  #mayTell(): boolean {
    const at = this.#parts.clock.elapsed();
    if (at - this.#minute.at >= MINUTE_MS) this.#minute = { at, told: 0 };
    this.#minute.told += 1;
    return this.#minute.told <= MOST_TOLD;
  }

  #tell(spoof: Spoof): void {
    const { clock, log, journal } = this.#parts;
    const facts = { ...this.#shown(spoof) };
    log.warn(WARNINGS[spoof.whose], facts);
    journal.append({ kind: 'neighbour-spoofed', at: clock.now(), facts });
  }

  /** Where more is claimed than can be looked at, somebody hides something or makes addresses up. */
  #crowded(full: readonly string[]): void {
    const { clock, log, journal } = this.#parts;
    for (const card of full.filter((one) => !this.#full.includes(one))) {
      const facts = { segment: this.#segmentOf(card) ?? card };
      log.warn('MORE ADDRESSES ARE CLAIMED in a segment than can be watched', facts);
      journal.append({ kind: 'neighbours-crowded', at: clock.now(), facts });
    }
    this.#full = full;
  }

  #shown({ card, ...spoof }: Spoof): Spoofed {
    return { segment: this.#segmentOf(card) ?? card, ...spoof };
  }

  #segmentOf(card: string): string | undefined {
    const { players = [], people = [] } = this.#gateway ?? {};
    return [...players, ...people].find((segment) => segment.interface === card)?.name;
  }
}

const WARNINGS: Readonly<Record<Spoof['whose'], string>> = {
  guard: 'SOMEBODY CLAIMS AN ADDRESS OF THIS COMPUTER: what its neighbours send here may go there',
  player: 'SEVERAL CLAIM THE ADDRESS OF A PLAYER: what is sent to the player may go elsewhere',
  neighbour: 'several claim one address: a neighbour may be spoofed',
};
