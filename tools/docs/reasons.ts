import { REASONS } from '../../src/guard/policy/reasons.ts';
import { code, table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';

const rows = Object.entries(REASONS).map(([id, { effect, meaning }]) => [code(id), effect, meaning]);

export const reasonsPage: Page = {
  path: 'docs/reasons.md',
  render: () => `${GENERATED}# Reasons

Every decision of the guard gives at least one of these reasons; the first is what the asker is told. The list is closed and ids are for ever.
Who is not known is told \`unauthenticated\` and nothing else; who is known is never told that.

${table(['reason', 'effect', 'what it means'], rows)}`,
};
