import { eraOf } from '../../era.ts';
import type { Page, PageRequest } from '../../server/page.ts';
import { formMarkup, formPage } from './markup.ts';
import { shownTools } from './network-tools.ts';

/**
 * The page that leads to the tools: a file of 16.6 to 34.16 whose forms send by GET, made by the program on 57.23 and
 * 86.10, with tokens.
 */
export const toolsPages: readonly Page[] = ['/tools', '/tools.htm'].map((path) => ({
  path,
  methods: ['GET'],
  serve: (request) => formPage('Tools for debugging network issues', formsOf(request).join('<br/>')),
}));

const formsOf = (request: PageRequest): readonly string[] =>
  shownTools(request.player).map((form) =>
    formMarkup(form, request, eraOf(request.player.build).csrfTokens ? 'post' : 'get'),
  );
