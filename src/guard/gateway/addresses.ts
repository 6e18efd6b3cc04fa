import type { PlayerPlace } from './guarded-player.ts';

/** One text in place of another wherever it stands as an address of its own. */
type Translate = (text: string) => string;

export interface Addresses {
  /** What players tell of each other becomes what clients may use. */
  readonly outward: Translate;
  /** And back, in what clients ask. */
  readonly inward: Translate;
  readonly isOwn: (host: string) => boolean;
}

/**
 * Players tell clients the addresses of all players (topology, descriptions, GetZoneInfo), and clients go there. Where the
 * guard answers under addresses of its own, these stand in place of the players' in everything that passes. Where it
 * answers under the players' own addresses there is nothing to do.
 */
export function addressesOf(places: readonly PlayerPlace[]): Addresses {
  const pairs = places
    .map(({ endpoint, guardAddress }) => [String(endpoint.host), String(guardAddress)] as const)
    .filter(([own, guard]) => own !== guard);
  const own = new Set(
    places.flatMap(({ endpoint, guardAddress }) => [endpoint.host, guardAddress].map(String)),
  );
  return {
    outward: translator(new Map(pairs)),
    inward: translator(new Map(pairs.map(([player, guard]) => [guard, player]))),
    isOwn: (host) => own.has(host),
  };
}

/** The same of the players that are guarded now. What was worked out with it is old when these are others. */
export class AddressBook implements Addresses {
  #now: Addresses;
  readonly outward: Translate = (text) => this.#now.outward(text);
  readonly inward: Translate = (text) => this.#now.inward(text);
  readonly isOwn = (host: string): boolean => this.#now.isOwn(host);

  constructor(places: readonly PlayerPlace[]) {
    this.#now = addressesOf(places);
  }

  replace(places: readonly PlayerPlace[]): void {
    this.#now = addressesOf(places);
  }
}

function translator(table: ReadonlyMap<string, string>): Translate {
  if (table.size === 0) return (text) => text;
  const any = [...table.keys()].map((address) => address.replaceAll('.', '\\.')).join('|');
  const pattern = new RegExp(`(?<![\\d.])(?:${any})(?![\\d]|\\.\\d)`, 'g');
  return (text) => text.replace(pattern, (address) => table.get(address) ?? address);
}
