import { RISK_CLASSES, type RiskClass } from '../../catalog/risk.ts';
import type { JournalValue } from '../../journal/entry.ts';
import type { StoredEntry } from '../../journal/line.ts';

/** What one asker was refused for one reason. */
export interface RefusedLine {
  /** The name of who is known; else `somebody in home` where the network has a role of its own, and `a stranger`. */
  readonly who: string;
  readonly address: string;
  readonly room: string;
  readonly action: string;
  /** Undefined where it was refused before it was understood. */
  readonly riskClass?: RiskClass;
  /** Id of the first reason (docs/reasons.md). */
  readonly reason: string;
  readonly count: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
}

/** Names of segments by their networks. */
export type SegmentNames = ReadonlyMap<string, string>;

/** So many different ones are told apart, the newest; whoever makes up more of them fills no memory. */
const MOST_LINES = 1000;

/** Refusals of the journal, counted as they are read. */
export class Refused {
  readonly #segmentNames: SegmentNames;
  readonly #lines = new Map<string, RefusedLine>();
  #total = 0;

  constructor(segmentNames: SegmentNames = new Map()) {
    this.#segmentNames = segmentNames;
  }

  get total(): number {
    return this.#total;
  }

  add({ at, facts }: Pick<StoredEntry, 'at' | 'facts'>): void {
    this.#total += 1;
    const [reason] = Array.isArray(facts['reasons']) ? (facts['reasons'] as readonly JournalValue[]) : [];
    const riskClass = RISK_CLASSES.find((one) => one === facts['class']);
    const line = {
      who: this.#who(facts),
      address: text(facts['address']),
      room: text(facts['room']),
      action: text(facts['action']),
      ...(riskClass ? { riskClass } : {}),
      reason: text(reason),
    };
    const key = JSON.stringify(line);
    const before = this.#lines.get(key);
    this.#lines.delete(key);
    const [oldest] = this.#lines.keys();
    if (oldest !== undefined && this.#lines.size >= MOST_LINES) this.#lines.delete(oldest);
    this.#lines.set(key, {
      ...line,
      count: (before?.count ?? 0) + 1,
      lastAt: Math.max(before?.lastAt ?? 0, at),
    });
  }

  /** The newest first. */
  lines(): readonly RefusedLine[] {
    return [...this.#lines.values()].sort((a, b) => b.lastAt - a.lastAt);
  }

  #who({ principal, name }: StoredEntry['facts']): string {
    const [, kind, id = ''] = /^(nobody|segment):(.*)$/.exec(text(principal)) ?? [];
    if (kind === undefined) return text(name);
    return kind === 'nobody' ? 'a stranger' : `somebody in ${this.#segmentNames.get(id) ?? id}`;
  }
}

const text = (value: JournalValue | undefined): string => (typeof value === 'string' ? value : 'unknown');
