/**
 * The unread tunnel: TLS of a client to its player, byte for byte, for apps that take no other certificate. What could go
 * wrong: whoever has it is bound by no rule (so it is permitted by name or not at all, and written down for each
 * connection), it is used for something else than TLS (the first byte is looked at), it stays when the right to it ended
 * (asked again each minute), many tunnels take the player's sockets (counted), one stays without use (let go). Proven in
 * `tunnel.test.ts`.
 */
import { TLS_PORT } from '../../catalog/door-ports.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Net, Stream } from '../../ports/net.ts';
import { type Arrival, askerOf } from '../gateway/enter.ts';
import { decisionEntry } from '../record/decision-entry.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import { TUNNEL_LIMITS } from './limits.ts';
import type { LocalApiParts } from './parts.ts';

interface Ports {
  readonly net: Net;
  readonly clock: Clock;
}

/** Content type of the first record of TLS (RFC 8446 §5.1). */
const HANDSHAKE_RECORD = 22;

/** Tunnels to one player. */
export class Tunnels {
  readonly #ports: Ports;
  readonly #parts: LocalApiParts;
  #open = 0;

  constructor(ports: Ports, parts: LocalApiParts) {
    this.#ports = ports;
    this.#parts = parts;
  }

  /** Whether a connection from there is to pass unread. A permit is written down, or it is none. */
  permits(at: Arrival): boolean {
    const { request, decision, asker } = this.#ask(at);
    if (decision.effect === 'forbid') return false;
    const reasons = [{ id: 'unread-tunnel' as const }, ...decision.reasons];
    return this.#parts.journal.append(decisionEntry(request, { effect: 'permit', reasons }, asker));
  }

  /** Until one side ends. */
  async carry(stream: Stream, at: Arrival): Promise<void> {
    if (this.#open >= TUNNEL_LIMITS.tunnels) return stream.destroy();
    this.#open += 1;
    let other: Stream | undefined;
    try {
      const first = await this.#firstBytes(stream);
      if (!first) return;
      const { host } = at.place.endpoint;
      other = await this.#ports.net.connect({
        host,
        port: TLS_PORT,
        timeoutMs: TUNNEL_LIMITS.connectMs,
      });
      await other.write(first);
      await this.#splice(stream, other, at);
    } catch {
      // Either side broke off: so does the other.
    } finally {
      stream.destroy();
      other?.destroy();
      this.#open -= 1;
    }
  }

  #ask(at: Arrival) {
    const { identify, policy, clock } = this.#parts;
    const asker = askerOf(identify, at);
    const { room } = at.place;
    const request: AccessRequest = {
      principal: asker.principal,
      action: { kind: 'local-api', id: 'local-api.tunnel', riskClass: 'system' },
      room,
      rooms: [room],
      context: { at: clock.now(), approved: false, sources: [] },
    };
    return { request, asker, decision: policy().decide(request) };
  }

  async #firstBytes(stream: Stream): Promise<Uint8Array | undefined> {
    const timer = this.#ports.clock.after(TUNNEL_LIMITS.firstMs, () => stream.destroy(), { unref: true });
    const first = await stream.read();
    timer.cancel();
    return first?.[0] === HANDSHAKE_RECORD ? first : undefined;
  }

  async #splice(client: Stream, player: Stream, at: Arrival): Promise<void> {
    const { clock } = this.#ports;
    const end = (): void => {
      client.destroy();
      player.destroy();
    };
    let movedAt = clock.elapsed();
    const moved = (): void => void (movedAt = clock.elapsed());
    let timer = clock.after(TUNNEL_LIMITS.checkMs, check, { unref: true });
    const isIdle = (): boolean => clock.elapsed() - movedAt > TUNNEL_LIMITS.idleMs;
    const mayStay = (): boolean => this.#ask(at).decision.effect === 'permit';
    function check(): void {
      if (isIdle() || !mayStay()) return end();
      timer = clock.after(TUNNEL_LIMITS.checkMs, check, { unref: true });
    }
    try {
      await Promise.race([pump(client, player, moved), pump(player, client, moved)]);
    } finally {
      timer.cancel();
    }
  }
}

/** As fast as the slower side: nothing is kept here but the piece in hand. */
async function pump(from: Stream, to: Stream, moved: () => void): Promise<void> {
  for (let bytes = await from.read(); bytes; bytes = await from.read()) {
    moved();
    await to.write(bytes);
  }
}
