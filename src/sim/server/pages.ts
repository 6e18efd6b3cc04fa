import { errorPage, type Answer } from './answer.ts';
import type { Page, PageRequest } from './page.ts';
import type { Visit } from './route.ts';

/** The first page of the table that matches and that this player has. */
export const findPage = (pages: readonly Page[], { path, player }: PageRequest): Page | undefined =>
  pages.find((page) => matches(page.path, path) && (page.appliesTo?.(player) ?? true));

const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

export function answerPage({ request, entry }: Visit, page: Page): Answer | Promise<Answer> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (!page.methods.some((known) => known === method)) return errorPage(405);
  return entry.attribute(() => page.serve(request));
}
