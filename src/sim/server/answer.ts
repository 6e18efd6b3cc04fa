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

const PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export const phraseOf = (status: number): string => PHRASES[status] ?? 'OK';

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
