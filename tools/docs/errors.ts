import { ERRORS } from '../../src/base/errors.ts';
import { code, table } from './markdown.ts';
import { GENERATED, type Page } from './page.ts';

const rows = Object.entries(ERRORS).map(([name, { exit, meaning, hint }]) => [
  code(name),
  String(exit),
  meaning,
  hint,
]);

export const errorsPage: Page = {
  path: 'docs/errors.md',
  render: () => `${GENERATED}# Errors

Every error that Tonewall raises on purpose has one of these codes. Codes are for ever; messages may change.

${table(['code', 'exit', 'what it means', 'what helps'], rows)}`,
};
