import type { Result } from '../../base/result.ts';
import type { AuditPage } from '../../catalog/audit-pages.ts';
import type { Door, Exchange } from '../../upnp/exchange.ts';
import type { ExposedService } from '../evidence/description.ts';
import type { WhyUnknown } from '../evidence/observation.ts';
import type { LoginPortNumber } from './constants.ts';
import type { PermittedRead } from './reads.ts';

/** An exchange that took place, numbered as in the transcript, or why nothing was sent. */
export type Asked = Result<Exchange, WhyUnknown>;

/**
 * All that a gatherer can do to a device. Each method stands for one kind of permitted question; there is none that
 * takes a method, a path or a body of the caller's making.
 */
export interface Probe {
  /** A page of the reviewed list, by GET. */
  page(path: AuditPage): Promise<Asked>;
  /** The description, at the path by which the device was found; over TLS on 1443. */
  describe(door?: Door): Promise<Asked>;
  /** Takes up what the description names, so that it may be asked for. */
  learn(services: readonly ExposedService[]): void;
  scpd(service: ExposedService): Promise<Asked>;
  /** An action of the permit list with the arguments that stand there. */
  read(service: ExposedService, key: PermittedRead, door?: Door): Promise<Asked>;
  /** The description under a name that is not the device's. */
  hostHeader(): Promise<Asked>;
  /** Subscribes from one own address with the CALLBACK at another own address, waits for the event, unsubscribes. */
  subscribeOwn(service: ExposedService): Promise<Result<Subscribed, WhyUnknown>>;
  /** The art proxy, pointed at an own listener. */
  artProxy(): Promise<Result<ArtFetched, WhyUnknown>>;
  /** The player's own record in the local API, with the key that open programs share or without. */
  localApiInfo(key: 'no-key' | 'public-key'): Promise<Asked>;
  /** Connects, reads what is said without being asked, lets go. */
  tcpOpen(port: LoginPortNumber): Promise<Result<TcpOpened, WhyUnknown>>;
  /** Notes something that a sound device does not do. */
  conduct(text: string, exchange: readonly number[]): void;
}

export interface Subscribed {
  readonly subscriber: string;
  readonly callback: string;
  /** The callback lies in another network than the subscriber. */
  readonly otherNetwork: boolean;
  readonly accepted: boolean;
  readonly status?: number;
  readonly deliveredBytes?: number;
  readonly unsubscribed: boolean;
  readonly exchange: readonly number[];
}

export interface ArtFetched {
  readonly status?: number;
  readonly fetched: boolean;
  readonly relayed: boolean;
  readonly userAgent?: string;
  readonly exchange: readonly number[];
}

export interface TcpOpened {
  readonly state: 'open' | 'closed' | 'no-answer';
  readonly banner?: string;
  readonly exchange: readonly number[];
}
