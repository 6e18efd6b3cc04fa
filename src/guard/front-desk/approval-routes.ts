/**
 * Where an owner approves what waits. What could go wrong: somebody else approves, or sees what is asked for (an owner's
 * session and no other; for all others there is no such page), a page of another site presses the button (`visit-rules.ts`,
 * SameSite, and a token that only this page has), another request stands under the number by then (numbers are not given
 * twice, and tokens end with the guard). Proven in `approval-routes.test.ts` and `test/browser/front-desk-people.test.ts`.
 */
import type { FastifyInstance } from 'fastify';
import { shown } from '../approval/messages.ts';
import type { KnownSession } from '../identity/snapshot.ts';
import { notHere, notUnderstood, sayNo } from './answers.ts';
import { approvalsPage, approvalRefusalInWords } from './approval-page.ts';
import type { DeskContext } from './context.ts';
import { TOO_OLD } from './sign-in-words.ts';
import { aboutForm, formOf, goTo, type Visitor, visitorOf } from './visitor.ts';
import type { Told } from './words.ts';

export function addApprovalRoutes(server: FastifyInstance, context: DeskContext): void {
  const { approvals, tokens } = context;
  const page = (visitor: Visitor, told?: Told): string =>
    approvalsPage({
      token: tokens.make(aboutForm('approve', visitor)),
      requests: approvals.list().map((approval) => shown(approval, approvals.leftMs(approval))),
      told,
    });

  server.get('/approvals', (request, reply) => {
    const visitor = visitorOf(context, request);
    return isOwner(visitor.known) ? reply.send(page(visitor)) : notHere(reply);
  });

  server.post('/approvals', async (request, reply) => {
    const visitor = visitorOf(context, request);
    const { known } = visitor;
    if (!known || !isOwner(known)) return notHere(reply);
    const form = formOf({ tokens, request, visitor }, 'approve', ['number']);
    if (form === 'not-understood' || (form !== 'too-old' && !/^\d{1,9}$/.test(form.number)))
      return notUnderstood(reply);
    if (form === 'too-old') return sayNo(reply, TOO_OLD, page(visitor, TOO_OLD));
    const approved = approvals.approve(Number(form.number), known.principal);
    if (approved.ok) return goTo(reply, '/approvals');
    const told = approvalRefusalInWords(approved.error);
    return sayNo(reply, told, page(visitor, told));
  });
}

/** The shipped role; a role that only extends it is another one. */
export const isOwner = (known: KnownSession | undefined): boolean => known?.principal.role === 'owner';
