import type { Datagram } from '../ports/net.ts';

/**
 * What a search may keep. A player of 2026 answers `ssdp:all` with about 25 datagrams of 900 bytes and each other target with one;
 * the same bytes from the same source count once, so repeats cost nothing.
 */
export interface InboxLimits {
  readonly total: number;
  readonly perSource: number;
  readonly bytesPerDatagram: number;
  readonly totalBytes: number;
}

const LIMITS: InboxLimits = {
  total: 4096,
  perSource: 128,
  bytesPerDatagram: 9000,
  totalBytes: 4_194_304,
};

export interface Inbox {
  /** Whether it was new and had room. */
  readonly put: (datagram: Datagram) => boolean;
  readonly kept: readonly Datagram[];
  /** How many were let go because of a limit. */
  readonly dropped: () => number;
}

/**
 * Keeps datagrams up to a number and size, per source and in all, and counts what it lets go. A sender on the link that forges
 * many sources can still fill it: `dropped` then says that the picture may be incomplete.
 */
export function boundedInbox(limits: Partial<InboxLimits> = {}): Inbox {
  const { total, perSource, bytesPerDatagram, totalBytes } = { ...LIMITS, ...limits };
  const kept: Datagram[] = [];
  const seenBySource = new Map<string, Set<string>>();
  let [bytes, dropped] = [0, 0];
  const fits = (size: number, seen: number): boolean =>
    size <= bytesPerDatagram && seen < perSource && kept.length < total && bytes + size <= totalBytes;
  const put = (datagram: Datagram): boolean => {
    const size = datagram.bytes.length;
    const seen = seenBySource.get(datagram.from.host) ?? new Set<string>();
    const content = Buffer.from(datagram.bytes).toString('latin1');
    if (seen.has(content)) return false;
    if (!fits(size, seen.size)) {
      dropped += 1;
      return false;
    }
    seenBySource.set(datagram.from.host, seen.add(content));
    bytes += size;
    kept.push(datagram);
    return true;
  };
  return { put, kept, dropped: () => dropped };
}
