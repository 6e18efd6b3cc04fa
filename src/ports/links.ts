import type { Endpoint } from '../base/address.ts';
import type { OnLink } from '../base/link-local.ts';
import type { Datagram, DatagramSocket } from './net.ts';

/** The links that this machine is on, by IPv6: what is said there stays there. */
export interface Links {
  /**
   * Opens a UDP socket that hears one group of one link, and speaks there. Addresses are without a zone; what is not from an address of that link
   * (`fe80::/10`) is not told. Fails with `address-in-use` or `address-unavailable`.
   */
  datagrams(options: LinkOptions, onDatagram: (datagram: Datagram) => void): Promise<DatagramSocket>;
  /**
   * The hardware address behind an address of a link (lower case with colons), as the system saw it at most a quarter of a second ago;
   * undefined where it knows none. Never fails.
   */
  hardwareOf(place: OnLink): Promise<string | undefined>;
}

export interface LinkOptions {
  /** The card that leads to the link. */
  readonly card: string;
  /** A group of a link or of a site (`ff02::/16`, `ff05::/16`), which is joined, and the port. The port is shared with others (SO_REUSEADDR). */
  readonly group: Endpoint;
  /** Hops of all that is sent. */
  readonly hops: number;
}

/** None: nothing is heard, and nobody is known. */
export const noLinks: Links = {
  datagrams: async ({ group }) => ({ local: group, send: async () => {}, close: async () => {} }),
  hardwareOf: async () => undefined,
};
