import type { PlayerCount } from '../firewall/player-counters.ts';
import type { Traffic } from './traffic.ts';

/**
 * What was counted from one answer of the firewall to the next. The first number of an address is where counting begins: what it had sent before is in
 * nobody's hour. Where one number of an address is lower than before, the rules were applied again and all of its counters began anew.
 */
export class Differences {
  #before: ReadonlyMap<string, Traffic> = new Map();

  /** By address, of those that were in the answer before. */
  next(players: readonly PlayerCount[]): ReadonlyMap<string, Traffic> {
    const now = new Map(players.map((count) => [count.address, trafficOf(count)]));
    const before = this.#before;
    this.#before = now;
    return new Map(
      [...now].flatMap(([address, its]) => {
        const had = before.get(address);
        return had ? [[address, difference(its, had)]] : [];
      }),
    );
  }
}

const trafficOf = ({ sent, connections, refused }: PlayerCount): Traffic => ({
  sent: sent.packets,
  sentBytes: sent.bytes,
  begun: connections,
  refused: refused.packets,
});

function difference(now: Traffic, before: Traffic): Traffic {
  const since = {
    sent: now.sent - before.sent,
    sentBytes: now.sentBytes - before.sentBytes,
    begun: now.begun - before.begun,
    refused: now.refused - before.refused,
  };
  return Object.values(since).some((number) => number < 0) ? now : since;
}
