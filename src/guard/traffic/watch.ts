/**
 * What players send through this computer, as the kernel counts it: kept for an hour, written down where something was refused, told where that is much.
 * What could go wrong: nobody answers (it is said once, and the guard goes on; whether rules are in force is tried then), the rules are applied again (counters begin anew: `differences.ts`),
 * nobody answered for long (what was sent meanwhile is of no known hour, and of none), a player that knocks fills the journal (an entry an hour).
 * Proven in `watch.test.ts` and `test/lab/player-counters.test.ts`.
 */
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { Complaint } from '../discovery/complaint.ts';
import type { FirewallAnswer } from '../firewall/questions.ts';
import type { RulesTried } from '../firewall/rules-tried.ts';
import type { AskFirewall } from '../gateway/firewall-door.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { Rounds } from '../gateway/rounds.ts';
import { Counting } from './counting.ts';
import { isKnocking, Knocks } from './knocks.ts';
import { NoRules } from './no-rules.ts';
import { RulesPutBack } from './rules-put-back.ts';
import type { ShownTraffic } from './shown.ts';

interface TrafficWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly journal: Journal;
  readonly firewall: AskFirewall;
  /** Whether the rules are in force, where the firewall does not tell. */
  readonly tryRules: () => Promise<RulesTried>;
  readonly places: () => readonly PlayerPlace[];
}

type Counters = Extract<FirewallAnswer, { readonly answer: 'counters' }>;

/** Milliseconds between two answers: how soon it is told of one that knocks. */
const LOOK_MS = 10_000;
/** Milliseconds without an answer, after which counting begins anew. */
const MOST_SILENT_MS = 300_000;

export class TrafficWatch {
  readonly #parts: TrafficWatchParts;
  readonly #complaint: Complaint;
  readonly #knocks: Knocks;
  readonly #rules: RulesPutBack;
  readonly #noRules: NoRules;
  #works = true;
  #counting: Counting | undefined;
  /** While it asks; others each time it begins: what the ones before hear is late. */
  #rounds: Rounds | undefined;

  constructor(parts: TrafficWatchParts) {
    this.#parts = parts;
    this.#complaint = new Complaint(parts.log, 'what players send is not counted');
    this.#knocks = new Knocks(parts);
    this.#rules = new RulesPutBack(parts);
    this.#noRules = new NoRules(parts.log);
  }

  /** Whether there is a firewall of a gateway to ask, from now on. */
  follow(isGateway: boolean): void {
    if (isGateway === (this.#rounds !== undefined)) return;
    if (isGateway) this.#begin();
    else void this.close();
  }

  /** Undefined where this computer stands between no segments. */
  now(): ShownTraffic | undefined {
    if (!this.#rounds) return undefined;
    const counted = this.#counting?.lastHour(this.#parts.places()) ?? [];
    const players = counted.map(({ traffic, ...player }) => ({
      ...player,
      ...traffic,
      knocks: isKnocking(traffic),
    }));
    const forMs = this.#counting?.forMs ?? 0;
    return { works: this.#works, forMs, rulesPutBack: this.#rules.told, players };
  }

  async close(): Promise<void> {
    const rounds = this.#rounds;
    this.#rounds = undefined;
    this.#end();
    await rounds?.close();
  }

  #begin(): void {
    const { clock } = this.#parts;
    const rounds = new Rounds({ clock, everyMs: LOOK_MS, round: () => this.#round(rounds) });
    this.#rounds = rounds;
    this.#works = true;
    rounds.look();
  }

  async #round(rounds: Rounds): Promise<void> {
    const answer = await this.#parts.firewall({ ask: 'counters' });
    if (rounds !== this.#rounds) return;
    this.#works = answer?.answer === 'counters';
    const rules = standIn(answer) ?? (await this.#parts.tryRules());
    if (rounds !== this.#rounds) return;
    this.#noRules.hear(rules);
    if (answer?.answer === 'counters') this.#take(answer);
    else if (answer?.answer !== 'no-rules')
      this.#complaint.about(answer?.answer ?? 'nobody answers: tonewall firewall helper');
  }

  #take({ players, putBack }: Counters): void {
    this.#complaint.over();
    this.#rules.hear(putBack);
    if (this.#counting && this.#counting.silentMs > MOST_SILENT_MS) this.#end();
    this.#counting ??= new Counting(this.#parts);
    const places = this.#parts.places();
    this.#counting.take(players, places);
    this.#knocks.keep(new Set(places.map(({ room }) => room)));
    for (const player of this.#counting.lastHour(places)) this.#knocks.look(player);
  }

  #end(): void {
    this.#counting?.end();
    this.#counting = undefined;
  }
}

/** Only rules in force can answer what is asked. */
function standIn(answer: FirewallAnswer | undefined): RulesTried {
  if (answer?.answer === 'counters') return 'in-force';
  return answer?.answer === 'no-rules' ? 'none' : undefined;
}
