import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import { whoFacts } from '../record/who.ts';
import type { Standing } from './rights.ts';

/** Apps search every few seconds: one entry an hour for each of whom the same is true. */
const HOLDS_MS = 3_600_000;
const MOST_ASKERS = 1024;

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
  readonly #keys = new WeakMap<Standing, { readonly host: string; readonly key: string }>();

  constructor(ports: { readonly clock: Clock; readonly journal: Journal }, what: What) {
    this.#ports = ports;
    this.#what = what;
  }

  note(host: string, standing: Standing): void {
    const { clock, journal } = this.#ports;
    const { principal, ground, rooms } = standing;
    const now = clock.elapsed();
    const key = this.#keyOf(this.#what.by === 'address' ? host : '', standing);
    const until = this.#written.get(key);
    if (until !== undefined && until > now) return;
    if (this.#written.size >= MOST_ASKERS) this.#written.clear();
    this.#written.set(key, now + HOLDS_MS);
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

  /** A standing holds for many searches, and is one object as long as it does. */
  #keyOf(host: string, standing: Standing): string {
    const known = this.#keys.get(standing);
    if (known?.host === host) return known.key;
    const { principal, rooms } = standing;
    const key = JSON.stringify([host, principal.kind, principal.id, [...rooms]]);
    this.#keys.set(standing, { host, key });
    return key;
  }
}
