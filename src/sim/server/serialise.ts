import type { PlayerKind } from '../player-kind.ts';
import { phraseOf, type Answer } from './answer.ts';

/** An answer as bytes; head and body apart, so that faults can spoil either. */
export interface Serialised {
  readonly head: string;
  readonly body: Buffer;
}

/**
 * The whole answer. Header order and case as recorded from players; every answer closes the connection, for players
 * do not keep connections alive well (node-sonos-discovery 333304f). No Date: players send none.
 */
export function serialise(answer: Answer, kind: PlayerKind, method: string): Serialised {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : Buffer.from(answer.body);
  const lines = [
    `HTTP/1.1 ${answer.status} ${phraseOf(answer.status)}`,
    ...headersOf(answer, kind, body.length).map(([name, value]) => `${name}: ${value}`),
  ];
  return { head: `${lines.join('\r\n')}\r\n\r\n`, body: method === 'HEAD' ? Buffer.alloc(0) : body };
}

function headersOf(answer: Answer, kind: PlayerKind, length: number): Answer['headers'] {
  const content: Answer['headers'] =
    answer.contentType === undefined
      ? []
      : [
          ['CONTENT-LENGTH', String(length)],
          ['CONTENT-TYPE', answer.contentType],
        ];
  const extended: Answer['headers'] = answer.extended ? [['EXT', '']] : [];
  return [
    ...content,
    ...answer.headers,
    ...frameHeaders(answer, kind),
    ...extended,
    ['Server', kind.server],
    ['Connection', 'close'],
  ];
}

/** Seen on pages of 86.10, absent on 57. */
function frameHeaders({ contentType, headers }: Answer, { era }: PlayerKind): Answer['headers'] {
  const type = contentType ?? headers.find(([name]) => /^content-type$/i.test(name))?.[1];
  if (!era.frameHeaders || !type?.startsWith('text/html')) return [];
  const wanted: Answer['headers'] = [
    ['X-Frame-Options', 'DENY'],
    ['Content-Security-Policy', "frame-ancestors 'none'"],
  ];
  return wanted.filter(
    ([name]) => !headers.some(([present]) => present.toLowerCase() === name.toLowerCase()),
  );
}
