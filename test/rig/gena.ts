import type { RequestHead } from '../../src/wire/http/head.ts';
import type { Headers } from '../../src/wire/http/headers.ts';

export const SID = 'uuid:RINCON_000E58A0000101400_sub0000000042';

/** The head of a request to an event URL. */
export const head = (method: string, ...headers: Headers): RequestHead => ({
  method,
  target: '/MediaRenderer/AVTransport/Event',
  version: '1.1',
  headers,
});

export const refused = (kind: string, detail: string, at?: number): unknown => ({
  ok: false,
  error: { kind, format: 'gena', detail, ...(at === undefined ? {} : { at }) },
});
