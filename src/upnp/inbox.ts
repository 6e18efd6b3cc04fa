import type { Datagram } from '../ports/net.ts';

/** How many datagrams are kept: a real household of 32 players answers three search targets with a few hundred. */
const MAX_TOTAL = 4096;
const MAX_PER_SOURCE = 128;

export interface Inbox {
  readonly put: (datagram: Datagram) => void;
  readonly kept: readonly Datagram[];
  readonly dropped: () => number;
}

/** Keeps datagrams up to a number per source and in all, and counts what it lets go. */
export function boundedInbox(limits: { readonly total?: number; readonly perSource?: number } = {}): Inbox {
  const { total = MAX_TOTAL, perSource = MAX_PER_SOURCE } = limits;
  const kept: Datagram[] = [];
  const bySource = new Map<string, number>();
  let dropped = 0;
  const put = (datagram: Datagram): void => {
    const count = bySource.get(datagram.from.host) ?? 0;
    if (kept.length >= total || count >= perSource) {
      dropped += 1;
      return;
    }
    bySource.set(datagram.from.host, count + 1);
    kept.push(datagram);
  };
  return { put, kept, dropped: () => dropped };
}
