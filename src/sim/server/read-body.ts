import type { IncomingMessage } from 'node:http';

/** Unsure: how much a player takes. Queues of a few hundred tracks with their DIDL stay well below. */
const MAX_BODY_BYTES = 1024 * 1024;

/** The body as UTF-8 text; undefined when it is too long. Fails when the client goes away. */
export async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
