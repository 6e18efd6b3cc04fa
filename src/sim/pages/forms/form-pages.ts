import { errorPage, type Answer } from '../../server/answer.ts';
import type { Page, PageRequest } from '../../server/page.ts';
import { hasTokens, tokenOf } from './csrf.ts';
import type { Form } from './form.ts';
import { formMarkup, formPage } from './markup.ts';

/** The pages of a form: GET shows it, POST sends it. Tokens came with 7.3 (build 36, vowe.net). */
export const formPages = (form: Form): readonly Page[] =>
  [form.path, ...(form.aliases ?? [])].map((path) => ({
    path,
    methods: ['GET', 'POST'],
    ...(form.exists ? { appliesTo: form.exists } : {}),
    serve: (request) => serve(form, request),
  }));

function serve(form: Form, request: PageRequest): Answer {
  const { player, method } = request;
  if (form.isLocked?.(player)) return errorPage(403);
  if (method === 'POST') return send(form, request, new URLSearchParams(request.body));
  if (form.actsOnGet?.(player, request)) return carryOut(form, request, request.query);
  return formPage(form.title, formMarkup(form, request));
}

function send(form: Form, request: PageRequest, sent: URLSearchParams): Answer {
  const wanted = hasTokens(form, request.player) ? tokenOf(request) : undefined;
  // Unsure: the status for a wrong token.
  if (wanted !== undefined && sent.get('csrfToken') !== wanted) return errorPage(403);
  return carryOut(form, request, sent);
}

const carryOut = (form: Form, request: PageRequest, sent: URLSearchParams): Answer =>
  formPage(form.title, form.apply(request, Object.fromEntries(sent)) ?? formMarkup(form, request));
