/** Who is on the networks that this machine is on itself. */
export interface Neighbours {
  /**
   * The hardware address behind an address (lower case with colons), as the system sees it `now` or saw it at most a second
   * ago; undefined where it knows none: another network, loopback, nothing heard from there. Never waits and never fails.
   */
  hardwareOf(address: string, when: 'now' | 'lately'): string | undefined;
}

/** Nobody is known. */
export const noNeighbours: Neighbours = { hardwareOf: () => undefined };
