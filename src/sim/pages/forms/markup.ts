import { text, type Answer } from '../../server/answer.ts';
import type { PageRequest } from '../../server/page.ts';
import { escapeXml } from '../../xml/escape.ts';
import { hasTokens, tokenOf } from './csrf.ts';
import type { Form } from './form.ts';

/** `content` is markup: what a sender wrote is escaped before it comes here. */
export const formPage = (title: string, content: string): Answer => ({
  ...text(
    200,
    'text/html',
    `<HTML><HEAD><TITLE>${escapeXml(title)}</TITLE></HEAD><BODY><h2>${escapeXml(title)}</h2>${content}</BODY></HTML>`,
  ),
  headers: [['Cache-Control', 'no-cache, no-store, must-revalidate']],
});

/** The form itself. `method` is `get` on the tools page of old builds. */
export function formMarkup(form: Form, request: PageRequest, method: 'get' | 'post' = 'post'): string {
  const { path, action = path, hidden = {}, fields, says } = form;
  const names = typeof fields === 'function' ? fields(request.player) : fields;
  const token = hasTokens(form, request.player) ? { csrfToken: tokenOf(request) } : {};
  const unseen = Object.entries({ ...token, ...hidden }).map(([name, value]) => hiddenInput(name, value));
  const inputs = names.map((name) => `${name} <input type="text" name="${name}"/><br/>`);
  return (
    (says ? `<p>${escapeXml(says(request))}</p>` : '') +
    `<form method="${method}" action="${action}">${unseen.join('')}${inputs.join('')}` +
    `<input type="submit" value="Submit"/></form>`
  );
}

const hiddenInput = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeXml(value)}"/>`;
