import { PROBLEMS } from '../../src/journal/verify/problem.ts';
import { code, table } from './markdown.ts';
import type { Page } from './page.ts';

export const journalPage: Page = {
  path: 'docs/journal.md',
  part: 'problems',
  render: () =>
    table(
      ['problem', 'what it means'],
      Object.entries(PROBLEMS).map(([id, meaning]) => [code(id), meaning]),
    ),
};
