import type { Pinhole } from './pinhole.ts';

/** Ports of one address at once. An app that offers files has one or two, others each time it starts. */
const MOST_PORTS = 32;
/** Addresses of people that are remembered. */
const MOST_CLIENTS = 4096;

/** What each address of people has open: one that offers at one port after the other does not fill the kernel's set, it ends what it offered first. */
export class PinholeBounds {
  readonly #clients = new Map<string, Map<number, Set<string>>>();

  /** Takes up one more; returns those that end for it. */
  take({ player, client, port }: Pinhole): readonly Pinhole[] {
    const ports = this.#of(client);
    const players = ports.get(port) ?? new Set();
    // The one used last is the last.
    ports.delete(port);
    ports.set(port, players.add(player));
    const [oldest] = ports;
    if (!oldest || ports.size <= MOST_PORTS) return [];
    ports.delete(oldest[0]);
    return [...oldest[1]].map((had) => ({ player: had, client, port: oldest[0] }));
  }

  #of(client: string): Map<number, Set<string>> {
    const known = this.#clients.get(client);
    if (known) return known;
    const [first] = this.#clients.keys();
    if (first !== undefined && this.#clients.size >= MOST_CLIENTS) this.#clients.delete(first);
    const ports = new Map<number, Set<string>>();
    this.#clients.set(client, ports);
    return ports;
  }
}
