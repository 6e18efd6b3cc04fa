import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLoopback } from '../../base/address.ts';

/** Hook: lets requests of programs on this machine through and answers everything else 403. */
export async function onlyLocal(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = problemOf(request);
  if (problem !== undefined) await reply.code(403).send({ error: { code: 'not-local', message: problem } });
}

/**
 * Browsers send `Origin` with what a page posts and `Sec-Fetch-Site` with everything (Fetch Metadata, W3C); `none` is a
 * person who typed the address.
 */
function problemOf({ ip, headers }: FastifyRequest): string | undefined {
  if (!isLoopback(ip)) return 'the control port answers this machine only';
  if (!/^(127\.\d+\.\d+\.\d+|localhost)(:\d+)?$/.test(headers.host ?? ''))
    return 'the control port answers under a loopback address, not under a name';
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined || (site !== undefined && site !== 'none'))
    return 'the control port does not answer web pages';
  return undefined;
}
