/**
 * Sees to it that the rules stay in force while the process runs that may change them. What could go wrong: another program empties all tables (they
 * are there again within a moment, and it is told), the rules of another configuration are taken for damage (only what is not there, or not
 * whole), the file is broken just then (the layout that could be read last; where there was none it is told), a watch that fails silently (it is looked at now and then as
 * well). Proven in `rules-keeper.test.ts` and `test/lab/rules-kept.test.ts`.
 */
import { TonewallError } from '../../base/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Exec } from '../../ports/exec.ts';
import type { Follow } from '../../ports/follow.ts';
import { Rounds } from '../gateway/rounds.ts';
import { createTables, mendFirewall } from './firewall.ts';
import type { Layout } from './layout.ts';
import { type Loss, RulesWatch } from './rules-watch.ts';

interface RulesKeeperParts {
  readonly exec: Exec;
  readonly follow: Follow;
  readonly clock: Pick<Clock, 'after' | 'elapsed'>;
  /** Of the configuration as it is now; undefined where it has no segments or cannot be read. */
  readonly layout: () => Promise<Layout | undefined>;
  readonly told: RulesTold;
}

export interface RulesTold {
  /** They are in force again. `by`: who took them away, as the kernel names it; empty where nobody did. */
  putBack(fact: { readonly by: string; readonly afterMs: number }): void;
  /** Whether they are cannot be seen, or be mended; it is tried again, and told anew when the reason is another. */
  failed(problem: string): void;
}

const UNKNOWN =
  'the configuration cannot be used, or names no segment of players (tonewall config check); until it can, what is missing stays missing';

/** Milliseconds between two looks of which nobody said anything. */
const LOOK_MS = 10_000;

export class RulesKeeper {
  readonly #parts: RulesKeeperParts;
  readonly #watch: RulesWatch;
  readonly #rounds: Rounds;
  #layout: Layout | undefined;
  /** What was told since the last look began, and when by `elapsed`. */
  #loss: (Loss & { readonly at: number }) | undefined;
  #times = 0;
  #problem = '';

  constructor(parts: RulesKeeperParts) {
    this.#parts = parts;
    const { clock, follow } = parts;
    this.#rounds = new Rounds({ clock, everyMs: LOOK_MS, round: () => this.#look() });
    this.#watch = new RulesWatch({ clock, follow, onLoss: (loss) => this.#lost(loss) });
  }

  /** How often rules were brought into force because they were not there. */
  get times(): number {
    return this.#times;
  }

  open(): void {
    this.#watch.open();
    this.#rounds.look();
  }

  async close(): Promise<void> {
    await this.#watch.close();
    await this.#rounds.close();
  }

  #lost(loss: Loss): void {
    const at = this.#parts.clock.elapsed();
    const before = this.#loss ?? { tables: [], by: loss.by, at };
    this.#loss = { ...before, tables: [...new Set([...before.tables, ...loss.tables])] };
    this.#rounds.look();
  }

  async #look(): Promise<void> {
    const loss = this.#loss;
    this.#loss = undefined;
    try {
      await this.#mend(loss ?? { tables: [], by: '', at: this.#parts.clock.elapsed() });
      this.#problem = '';
    } catch (cause) {
      if (!(cause instanceof TonewallError)) throw cause;
      if (cause.message !== this.#problem) this.#parts.told.failed(cause.message);
      this.#problem = cause.message;
    }
  }

  async #mend({ tables, by, at }: Loss & { readonly at: number }): Promise<void> {
    const before = this.#layout;
    // Each question before takes as long again.
    const isCreated =
      tables.length > 0 && before !== undefined && (await createTables(this.#parts.exec, before, tables));
    if (!isCreated && !(await this.#isMended())) return;
    this.#times += 1;
    this.#parts.told.putBack({ by, afterMs: this.#parts.clock.elapsed() - at });
  }

  /** False where they are whole. Fails where it is not known what they should be: no file could be used yet. */
  async #isMended(): Promise<boolean> {
    this.#layout = (await this.#parts.layout()) ?? this.#layout;
    if (!this.#layout) throw new TonewallError('config-invalid', UNKNOWN);
    return mendFirewall(this.#parts.exec, this.#layout);
  }
}
