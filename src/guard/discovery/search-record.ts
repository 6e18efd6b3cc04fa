import type { Endpoint } from '../../base/address.ts';
import type { Journal } from '../../journal/entry.ts';
import type { Clock } from '../../ports/clock.ts';
import { whoFacts } from '../record/who.ts';
import type { Standing } from './rights.ts';

/** Apps search every few seconds: one entry an hour for each of whom the same is true. */
const HOLDS_MS = 3_600_000;
const MOST_ASKERS = 1024;

/** Writes down who was told of which rooms, and who was told of none, before it happens. */
export class SearchRecord {
  readonly #ports: { readonly clock: Clock; readonly journal: Journal };
  readonly #action: 'ssdp.search' | 'mdns.query';
  readonly #written = new Map<string, number>();

  constructor(
    ports: { readonly clock: Clock; readonly journal: Journal },
    action: 'ssdp.search' | 'mdns.query',
  ) {
    this.#ports = ports;
    this.#action = action;
  }

  note({ host }: Endpoint, { principal, ground, rooms }: Standing): void {
    const { clock, journal } = this.#ports;
    const now = clock.elapsed();
    const told = [...rooms];
    const key = JSON.stringify([host, principal.kind, principal.id, told]);
    const until = this.#written.get(key);
    if (until !== undefined && until > now) return;
    if (this.#written.size >= MOST_ASKERS) this.#written.clear();
    this.#written.set(key, now + HOLDS_MS);
    const isTold = told.length > 0;
    journal.append({
      kind: 'decision',
      at: clock.now(),
      facts: {
        effect: isTold ? 'permit' : 'forbid',
        ...whoFacts(principal, { address: host, ground }),
        rooms: told,
        action: this.#action,
        reasons: [isTold ? 'permitted-by-rule' : 'no-rule'],
      },
    });
  }
}
