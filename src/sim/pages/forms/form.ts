import { eraOf } from '../../era.ts';
import { errorPage, text, type Answer } from '../../server/answer.ts';
import type { Page, PageRequest } from '../../server/page.ts';
import type { PlayerState } from '../../state/player.ts';
import { escapeXml } from '../../xml/escape.ts';
import { tokenOf } from './csrf.ts';

type FormValues = Readonly<Record<string, string>>;

/** One of the hidden forms of a player: what it asks, when it exists, and what sending it does. */
export interface Form {
  readonly path: string;
  /** Other names of the same form: `/advconfig.htm`. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly fields: readonly string[];
  readonly exists?: (player: PlayerState) => boolean;
  /** 403 for this player, whatever the method. */
  readonly isLocked?: (player: PlayerState) => boolean;
  /** Sending by GET, without a token, has the effect: any link or image can do it. */
  readonly actsOnGet?: (player: PlayerState, request: PageRequest) => boolean;
  /** Forms that never carried a token. */
  readonly withoutToken?: boolean;
  /** Does it; the text is shown to the sender. */
  readonly apply: (request: PageRequest, values: FormValues) => string;
}

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
  if (form.actsOnGet?.(player, request)) return page(form, form.apply(request, valuesOf(request.query)));
  return page(form, markup(form, request));
}

function send(form: Form, request: PageRequest, sent: URLSearchParams): Answer {
  const wanted = needsToken(form, request.player) ? tokenOf(request) : undefined;
  // Unsure: the status for a wrong token.
  if (wanted !== undefined && sent.get('csrfToken') !== wanted) return errorPage(403);
  return page(form, form.apply(request, valuesOf(sent)));
}

const needsToken = (form: Form, player: PlayerState): boolean =>
  !(form.withoutToken ?? false) && eraOf(player.build).csrfTokens;

const valuesOf = (sent: URLSearchParams): FormValues => Object.fromEntries(sent);

/** Texts go into the page escaped: what a sender wrote comes back as text. */
const page = (form: Form, content: string): Answer => ({
  ...text(
    200,
    'text/html',
    `<HTML><HEAD><TITLE>${escapeXml(form.title)}</TITLE></HEAD><BODY><h2>${escapeXml(form.title)}</h2>${content}</BODY></HTML>`,
  ),
  headers: [['Cache-Control', 'no-cache, no-store, must-revalidate']],
});

function markup(form: Form, request: PageRequest): string {
  const token = needsToken(form, request.player)
    ? `<input type="hidden" name="csrfToken" value="${escapeXml(tokenOf(request))}"/>`
    : '';
  const inputs = form.fields.map((name) => `${name} <input type="text" name="${name}"/><br/>`).join('');
  return `<form method="post" action="${form.path}">${token}${inputs}<input type="submit" value="Submit"/></form>`;
}
