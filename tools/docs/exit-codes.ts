import { EXIT_CODES } from '../../src/cli/exit-codes.ts';
import { table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';

export const exitCodesPage: Page = {
  path: 'docs/exit-codes.md',
  render: () => `${GENERATED}# Exit codes

${table(
  ['code', 'meaning'],
  EXIT_CODES.map(([code, meaning]) => [String(code), meaning]),
)}
From 64 on they are those of sysexits.h.
`,
};
