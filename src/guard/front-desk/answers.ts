import type { FastifyReply } from 'fastify';
import { sentencePage } from './pages.ts';
import { SHEET_HEADERS } from './sheet.ts';
import type { Told } from './words.ts';

export const notUnderstood = (reply: FastifyReply): FastifyReply =>
  reply.code(400).headers(SHEET_HEADERS).send(sentencePage('Not like this', 'That was not understood.'));

/** The same for what there is not and for what is not for everybody: nobody learns the one from the other. */
export const notHere = (reply: FastifyReply): FastifyReply =>
  reply.code(404).send(sentencePage('Not here', 'There is no such page. The front desk begins at /.'));

export function sayNo(reply: FastifyReply, { status, retryAfter }: Told, page: string): FastifyReply {
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return reply.code(status).send(page);
}
