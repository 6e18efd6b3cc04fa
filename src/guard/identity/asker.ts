import type { Ground } from './grounds.ts';
import type { Principal } from './principal.ts';

/** What a connection and a request show of who asks. All of it is the asker's own word but the two addresses. */
export interface Asker {
  /** Where the connection comes from, as the socket says. */
  readonly address: string;
  /** The hardware address behind it in the neighbour table; missing where there is none (another segment, loopback). */
  readonly hardware?: string;
  /** Every value of `Authorization`; two are one too many. */
  readonly authorization?: readonly string[];
  /** SHA-256 of the client certificate (DER) in lower-case hexadecimal; TLS has proved that the asker holds its key. */
  readonly certificate?: string;
  /** The guarded player it asks, for the record. */
  readonly player?: string;
}

export interface Identified {
  readonly principal: Principal;
  readonly ground: Ground;
}

/** Whether something was shown that has to hold. */
export const showsCredential = ({ authorization, certificate }: Asker): boolean =>
  certificate !== undefined || (authorization !== undefined && authorization.length > 0);
