import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';

/** A form may lie open for an hour. */
export const FORM_MS = 3_600_000;
/** Spent tokens that are remembered at once; with more, none is good until some are over. */
const MOST_SPENT = 4096;

interface Ports {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly random: Pick<Random, 'bytes'>;
}

/**
 * Proofs that a form came from the front desk, for one purpose, one address and one session, for a while. The guard keeps
 * nothing of them but a key that it makes when it starts: those of another guard, and of the one before, are worth nothing.
 */
export class FormTokens {
  readonly #ports: Ports;
  readonly #key: Uint8Array;
  /** Until when a spent token has to be remembered, by its MAC. */
  readonly #spent = new Map<string, number>();

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#key = ports.random.bytes(32);
  }

  /** `12345678.q83v….7Gf0…`; good for `lastsMs`. */
  make(about: string, lastsMs = FORM_MS): string {
    const { clock, random } = this.#ports;
    const nonce = Buffer.from(random.bytes(16)).toString('base64url');
    const said = `${Math.floor(clock.elapsed() + lastsMs)}.${nonce}`;
    return `${said}.${this.#mac(said, about)}`;
  }

  fits(token: string, about: string): boolean {
    const [endsAt = '', nonce = '', mac = '', ...more] = token.split('.');
    if (more.length > 0 || !/^\d{1,15}$/.test(endsAt)) return false;
    const [given, wanted] = [Buffer.from(mac), Buffer.from(this.#mac(`${endsAt}.${nonce}`, about))];
    const isOurs = given.length === wanted.length && timingSafeEqual(given, wanted);
    return isOurs && this.#ports.clock.elapsed() < Number(endsAt);
  }

  /** Whether it fits and was not spent before; it is spent now. */
  spend(token: string, about: string): boolean {
    if (!this.fits(token, about)) return false;
    const [endsAt, , mac = ''] = token.split('.');
    for (const [old, until] of this.#spent) if (until <= this.#ports.clock.elapsed()) this.#spent.delete(old);
    if (this.#spent.has(mac) || this.#spent.size >= MOST_SPENT) return false;
    this.#spent.set(mac, Number(endsAt));
    return true;
  }

  #mac(said: string, about: string): string {
    return createHmac('sha256', this.#key).update(`${said}.${about}`).digest('base64url');
  }
}
