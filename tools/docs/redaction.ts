import { HIDDEN_FIELDS } from '../../src/guard/redact/hidden-fields.ts';
import { SHAPES } from '../../src/guard/redact/shapes.ts';
import { code, table } from './markdown.ts';
import type { Page } from './page.ts';

/** The tables of what is hidden; the words around them are written by hand. */
export const redactionPages: readonly Page[] = [
  {
    path: 'docs/redaction.md',
    part: 'fields',
    render: () =>
      table(
        ['what, and where', 'names', 'on', 'instead'],
        HIDDEN_FIELDS.map(({ what, names, on, instead, example }) => [
          what,
          names.map(code).join(', '),
          on,
          instead === '' ? 'nothing' : code(example ?? String(instead)),
        ]),
      ),
  },
  {
    path: 'docs/redaction.md',
    part: 'shapes',
    render: () =>
      table(
        ['what', 'for example', 'instead'],
        SHAPES.map(({ what, example, instead }) => [what, code(example), code(instead)]),
      ),
  },
];
