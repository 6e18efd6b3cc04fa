/**
 * Has the firewall let players reach the addresses of names. What could go wrong: nobody changes the firewall (then nothing is told to players, and it is
 * said loudly), a player asks without end (questions go one after the other, and so many wait). Proven in `reaching.test.ts` and
 * `test/lab/names.test.ts`.
 */
import { Gate } from '../../base/gate.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Reach } from '../firewall/reach.ts';
import type { AskFirewall } from '../gateway/firewall-door.ts';
import { Seldom } from '../gateway/seldom.ts';

export interface ReachingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly firewall: AskFirewall;
}

/** Milliseconds in which the same is not asked for again: rules that were put anew know nothing of before. */
const AGAIN_MS = 5000;
const MOST_REMEMBERED = 4096;
const MOST_WAITING = 64;

export class Reaching {
  readonly #parts: ReachingParts;
  /** By what was asked for and given, when by `elapsed`. */
  readonly #given = new Map<string, number>();
  readonly #gate = new Gate(MOST_WAITING);
  readonly #complaint: Seldom;
  #works = true;

  constructor(parts: ReachingParts) {
    this.#parts = parts;
    this.#complaint = new Seldom(parts.clock);
  }

  /** Whether the firewall did what it was asked for last. */
  get works(): boolean {
    return this.#works;
  }

  /** Looks whether somebody is there who may change the firewall, and says so loudly where nobody is. */
  async look(): Promise<void> {
    const answer = await this.#parts.firewall({ ask: 'cut-off' });
    this.#heard(answer?.answer === 'cut-off', answer?.answer);
  }

  /** True as soon as the player reaches these addresses. */
  async give(reach: Reach): Promise<boolean> {
    const key = `${reach.player} ${reach.addresses.join(' ')}`;
    const at = this.#given.get(key);
    if (at !== undefined && this.#parts.clock.elapsed() - at < AGAIN_MS) return true;
    return this.#gate.enter(() => this.#ask(key, reach)) ?? false;
  }

  async #ask(key: string, { player, addresses, seconds }: Reach): Promise<boolean> {
    const answer = await this.#parts.firewall({ ask: 'reach', player, addresses: [...addresses], seconds });
    const isGiven = answer?.answer === 'admitted';
    // What one player may not have says nothing of the others.
    const isHeard = isGiven || answer?.answer === 'too-many';
    this.#heard(isHeard, answer?.answer);
    if (isGiven) this.#remember(key);
    else if (isHeard) this.#complain('a player asks for more addresses than one may have', { player });
    return isGiven;
  }

  #remember(key: string): void {
    if (this.#given.size >= MOST_REMEMBERED) this.#given.clear();
    this.#given.set(key, this.#parts.clock.elapsed());
  }

  #heard(isDone: boolean, why = 'nobody answers: tonewall firewall helper'): void {
    if (isDone && !this.#works) this.#parts.log.info('players reach names again');
    this.#works = isDone;
    if (!isDone) this.#complain('PLAYERS REACH NOTHING BY NAME: the firewall does not let them', { why });
  }

  #complain(message: string, facts: Readonly<Record<string, string>>): void {
    if (this.#complaint.isTime()) this.#parts.log.warn(message, facts);
  }
}
