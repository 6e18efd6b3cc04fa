import type { IpAddress } from '../../base/address.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Pinhole } from '../firewall/pinhole.ts';
import type { AskFirewall } from './firewall-door.ts';
import type { PlayerPlace } from './guarded-player.ts';

export interface LocalMediaPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly firewall: AskFirewall;
}

interface Offer {
  /** Those who may fetch it. */
  readonly players: readonly PlayerPlace[];
  readonly client: IpAddress;
  readonly ports: readonly number[];
}

/** Milliseconds: of an open pinhole nothing is asked again for so long, and of a helper that is missing nothing is said. */
const HOLDS_MS = 60_000;
const MOST_KNOWN = 1024;

/** Lets players fetch what somebody offers who may have it played: one pinhole for each, by the helper that may change the kernel's rules. */
export class LocalMedia {
  readonly #ports: LocalMediaPorts;
  readonly #open = new Map<string, number>();
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(ports: LocalMediaPorts) {
    this.#ports = ports;
  }

  /** Resolves when what can be open is open. Only players behind a gateway need it. */
  async offer({ players, client, ports }: Offer): Promise<void> {
    const brought = players.filter(({ localPorts }) => localPorts !== undefined);
    const wanted = brought.flatMap(({ endpoint }) =>
      ports.map((port): Pinhole => ({ player: endpoint.host, client, port })),
    );
    await Promise.all(wanted.map((pinhole) => this.#ask(pinhole)));
  }

  /** What is open may have ended: players moved. */
  forget(): void {
    this.#open.clear();
  }

  async #ask(pinhole: Pinhole): Promise<void> {
    const { clock, firewall } = this.#ports;
    const key = JSON.stringify(pinhole);
    if ((this.#open.get(key) ?? 0) > clock.elapsed()) return;
    const answer = await firewall({ ask: 'pinhole', ...pinhole });
    if (answer?.answer !== 'opened') return this.#complain(pinhole, answer?.answer);
    if (this.#open.size >= MOST_KNOWN) this.#open.clear();
    this.#open.set(key, clock.elapsed() + HOLDS_MS);
  }

  #complain(pinhole: Pinhole, why = 'nobody answers: tonewall firewall helper'): void {
    const { clock, log } = this.#ports;
    if (clock.elapsed() - this.#saidAt < HOLDS_MS) return;
    this.#saidAt = clock.elapsed();
    log.warn('a player cannot fetch what a client offers', { ...pinhole, why });
  }
}
