import type { Headers } from '../http/headers.ts';

/** One SSDP datagram (UDA 2.0 §1.2, §1.3). Vendor headers (X-RINCON-HOUSEHOLD …) are among `headers`. */
export type SsdpMessage = SsdpSearch | SsdpResponse | SsdpAnnouncement;

export interface SsdpSearch {
  readonly kind: 'search';
  /** ST */
  readonly searchTarget: string;
  /** MX in seconds as sent; answer as if more than 5 were 5 (UDA 2.0 §1.3.3). Missing in unicast searches. */
  readonly maxWait?: number;
  readonly headers: Headers;
}

export interface SsdpResponse {
  readonly kind: 'response';
  /** As sent. Never a reason to connect anywhere but to the address that answered. */
  readonly location: string;
  readonly server?: string;
  readonly searchTarget: string;
  readonly usn: string;
  /** Seconds, from CACHE-CONTROL. */
  readonly maxAge?: number;
  readonly headers: Headers;
}

export type NotificationSubType = 'ssdp:alive' | 'ssdp:byebye' | 'ssdp:update';

export interface SsdpAnnouncement {
  readonly kind: 'announcement';
  readonly nts: NotificationSubType;
  readonly nt: string;
  readonly usn: string;
  /** Missing in byebye. */
  readonly location?: string;
  readonly server?: string;
  readonly maxAge?: number;
  readonly headers: Headers;
}
