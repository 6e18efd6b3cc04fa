import { STATUS_CODES } from 'node:http';

/** What a player answers, before the server adds its own headers and writes it. */
export interface Answer {
  readonly status: number;
  /** Besides content type and length, SERVER and Connection. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** With it go a content type and a length; absent where the answer ends with the connection. */
  readonly contentType?: string;
  readonly body: string | Uint8Array;
  /** SOAP answers carry an empty EXT (UDA 2.0 §3.2.2). */
  readonly extended?: boolean;
  /** Called when the answer is on its way. */
  readonly sent?: () => void;
}

export const text = (status: number, contentType: string, body: string | Uint8Array): Answer => ({
  status,
  headers: [],
  contentType,
  body,
});

/** An answer of headers only, as to SUBSCRIBE or to a Host that is not an address. */
export const bare = (status: number, headers: Answer['headers'] = []): Answer => ({
  status,
  headers,
  body: '',
});

/** Of RFC 2616 §6.1.1, where newer names differ. Unsure: which names players have, but for 200, 403, 404 and 500. */
const OLDER_PHRASES: Readonly<Record<number, string>> = { 413: 'Request Entity Too Large' };

/** The phrase of a status line; a status without a name has none (RFC 9112 §4 allows that). */
export const phraseOf = (status: number): string => OLDER_PHRASES[status] ?? STATUS_CODES[status] ?? '';

/**
 * The page of an error, headers and body word for word as on 36.4 (403 on `/`), without a length.
 * Unsure: that other statuses look alike.
 */
export const errorPage = (status: number): Answer => ({
  status,
  headers: [
    ['Cache-Control', 'no-cache'],
    ['Content-type', 'text/html'],
  ],
  body:
    `<HTML><HEAD><TITLE>Error ${status}</TITLE></HEAD><BODY><H1>Error ${status}</H1>` +
    `<P>${phraseOf(status)}</P></BODY></HTML>`,
});
