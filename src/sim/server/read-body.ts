import type { IncomingMessage } from 'node:http';

/** Unsure: how much a player takes. Queues of a few hundred tracks with their DIDL stay well below. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** A client that is told that its body is too long is heard out so far: a closed socket would lose the answer. */
const MAX_UNREAD_BYTES = 8 * 1024 * 1024;

/** `text` is UTF-8: the whole, or what came until it was too long or the client was gone. */
export interface Body {
  readonly kind: 'whole' | 'too-long' | 'cut';
  readonly text: string;
}

/** Settles as soon as the body is there or is known to be too long; never fails. */
export function readBody(message: IncomingMessage): Promise<Body> {
  const { socket } = message;
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    const settle = (kind: Body['kind']): void => resolve({ kind, text: textOf(chunks) });
    // It left while its request waited.
    if (message.destroyed) settle('cut');
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) chunks.push(chunk);
      else settle('too-long');
      if (length > MAX_UNREAD_BYTES) socket.destroy();
    });
    message.on('end', () => settle('whole'));
    message.on('error', () => settle('cut'));
    message.on('close', () => settle('cut'));
  });
}

const textOf = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8');
