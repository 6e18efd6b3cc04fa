import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { Seldom } from '../gateway/seldom.ts';
import { HOUR_MS, type Traffic } from './traffic.ts';

/**
 * Packets of one player that are refused within an hour, from which on it is told: one that looks for what it can reach, slower than the firewall cuts
 * off (`firewall/player-chains.ts`). It is a choice, for nobody has recorded what real players are refused. By what is known of programs:
 *
 * - chrony, which players run, asks each of its four time servers every 64 s at the most often, answered or not: 225 packets an hour;
 * - a place that does not answer (a NAS by SMB, a station on a port of its own): Linux sends 7 SYNs in 127 s (tcp(7), `tcp_syn_retries`), so that
 *   one who tries it again without a pause comes to 200 an hour;
 * - what is said to groups that this computer does not listen to, and IPv6, is not counted.
 *
 * Time servers and three such places together stay below; whoever knocks once at each of the thousand ports that scanners try first does not.
 */
export const MANY_REFUSED = 1000;

interface KnocksParts {
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Log;
  readonly journal: Journal;
}

export interface Knocking {
  readonly room: string;
  readonly address: string;
  /** Of the last hour. */
  readonly traffic: Traffic;
}

export const isKnocking = ({ refused }: Traffic): boolean => refused >= MANY_REFUSED;

/** Tells of players that are refused much: of each once an hour. */
export class Knocks {
  readonly #parts: KnocksParts;
  /** By room. */
  readonly #told = new Map<string, Seldom>();

  constructor(parts: KnocksParts) {
    this.#parts = parts;
  }

  look({ room, address, traffic }: Knocking): void {
    if (!isKnocking(traffic) || !this.#isTime(room)) return;
    const { clock, log, journal } = this.#parts;
    const facts = { address, room, ...traffic };
    log.warn('A PLAYER KEEPS TRYING WHAT IT MAY NOT: was it taken over?', facts);
    journal.append({ kind: 'player-knocks', at: clock.now(), facts });
  }

  /** Others than these are forgotten. */
  keep(rooms: ReadonlySet<string>): void {
    for (const room of this.#told.keys()) if (!rooms.has(room)) this.#told.delete(room);
  }

  #isTime(room: string): boolean {
    const told = this.#told.get(room) ?? new Seldom(this.#parts.clock, HOUR_MS);
    this.#told.set(room, told);
    return told.isTime();
  }
}
