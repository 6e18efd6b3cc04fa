import type { RequestHead } from '../../wire/http/head.ts';

/** One whole request as read from the wire. */
export interface WholeRequest {
  readonly head: RequestHead;
  readonly body: Uint8Array;
}
