import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import { whoFacts } from '../record/who.ts';
import type { Standing } from './rights.ts';

/** Apps search every few seconds: one entry an hour for each of whom the same is true. */
const HOLDS_MS = 3_600_000;
/** Within an hour, by address; of those that are more, whoever is the same is written down once. */
const MOST_ASKERS = 1024;
const MOST_WRITTEN = 2 * MOST_ASKERS;
/** How often what is over is looked for, at most. */
const SWEEP_MS = 1000;

interface What {
  readonly action: 'ssdp.search' | 'mdns.query';
  /** Where addresses cost nothing, whoever is the same is written down once and not with each of them. */
  readonly by: 'address' | 'principal';
}

/** Writes down who was told of which rooms, and who was told of none, before it happens. */
export class SearchRecord {
  readonly #ports: { readonly clock: Clock; readonly journal: Journal };
  readonly #what: What;
  readonly #written = new Map<string, number>();
  #sweptAt = Number.NEGATIVE_INFINITY;
  readonly #keys = new WeakMap<Standing, { readonly host: string; readonly key: string }>();

  constructor(ports: { readonly clock: Clock; readonly journal: Journal }, what: What) {
    this.#ports = ports;
    this.#what = what;
  }

  note(host: string, standing: Standing): void {
    const { clock, journal } = this.#ports;
    const { principal, ground, rooms } = standing;
    const now = clock.elapsed();
    if (!this.#isNew(host, standing, now)) return;
    const told = [...rooms];
    const isTold = told.length > 0;
    journal.append({
      kind: 'decision',
      at: clock.now(),
      facts: {
        effect: isTold ? 'permit' : 'forbid',
        ...whoFacts(principal, { address: host, ground }),
        rooms: told,
        action: this.#what.action,
        reasons: [isTold ? 'permitted-by-rule' : 'no-rule'],
      },
    });
  }

  #isNew(host: string, standing: Standing, now: number): boolean {
    const key = this.#keyOf(this.#what.by === 'address' ? host : '', standing);
    if ((this.#written.get(key) ?? 0) > now) return false;
    if (this.#written.size >= MOST_ASKERS) this.#forgetOld(now);
    const isOneOfMany = this.#written.size >= MOST_ASKERS;
    const written = isOneOfMany ? keyOf('', standing) : key;
    if ((this.#written.get(written) ?? 0) > now || this.#written.size >= MOST_WRITTEN) return false;
    this.#written.set(written, now + HOLDS_MS);
    return true;
  }

  #forgetOld(now: number): void {
    if (now - this.#sweptAt < SWEEP_MS) return;
    this.#sweptAt = now;
    for (const [key, until] of this.#written) if (until <= now) this.#written.delete(key);
  }

  /** A standing holds for many searches, and is one object as long as it does. */
  #keyOf(host: string, standing: Standing): string {
    const known = this.#keys.get(standing);
    if (known?.host === host) return known.key;
    const key = keyOf(host, standing);
    this.#keys.set(standing, { host, key });
    return key;
  }
}

const keyOf = (host: string, { principal, rooms }: Standing): string =>
  JSON.stringify([host, principal.kind, principal.id, [...rooms]]);
